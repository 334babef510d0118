import type { StaffRole } from "./staff-role";

export interface StaffMember {
  id: string;
  email: string;
  name: string | null;
  role: StaffRole;
  /** Whether it is who reads the list. */
  self: boolean;
}

export interface OpenInvitation {
  id: string;
  email: string;
  role: StaffRole;
  by: string | null;
  expiresAt: string;
  expired: boolean;
}

/** Who works on a study, and who is asked to. */
export interface StaffView {
  owners: number;
  members: StaffMember[];
  invitations: OpenInvitation[];
}
