import type { InstallationRole } from "./installation-role";

/** An account, as administrators see it. */
export interface AccountRow {
  id: string;
  email: string;
  name: string | null;
  role: InstallationRole;
  /** Whether the e-mail address is known to be theirs. */
  proven: boolean;
  /** Whether a code is asked for after the password. */
  secondFactor: boolean;
  /** How many studies it works in. */
  studies: number;
  since: string;
  /** Null: not signed in anywhere now. */
  lastSeenAt: string | null;
  self: boolean;
}

export interface AccountList {
  administrators: number;
  accounts: AccountRow[];
}

/** An entry of the installation's audit log. */
export interface InstallationEntryView {
  id: string;
  at: string;
  action: string;
  /** Who did it; null: the server, or somebody who was not signed in. */
  by: string | null;
  /** Whose account it is about; null: of none that is known, or that is gone. */
  account: string | null;
  detail: Record<string, unknown>;
}
