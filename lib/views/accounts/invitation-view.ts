import type { StaffRole } from "./staff-role";

/** What an invitation says to whoever opens it. */
export interface InvitationView {
  email: string;
  role: StaffRole;
  study: string;
  by: string | null;
  /** Whether there is an account with the invitation's address. */
  known: boolean;
}
