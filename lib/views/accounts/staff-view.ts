import type { StaffRole } from "./staff-role";

export interface StaffMember {
  id: string;
  email: string;
  name: string | null;
  role: StaffRole;
  /** Whether it is who reads the list. */
  self: boolean;
  /** Whether the e-mail address is known to be theirs. */
  proven: boolean;
}

export interface OpenInvitation {
  id: string;
  email: string;
  role: StaffRole;
  by: string | null;
  expiresAt: string;
  expired: boolean;
  /** The address of the other account that wants to join by it; an owner decides. */
  claimedBy: string | null;
}

/** Who works on a study, and who is asked to. */
export interface StaffView {
  owners: number;
  members: StaffMember[];
  invitations: OpenInvitation[];
}
