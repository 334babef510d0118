/** Where somebody comes back to who has tied a provider's sign-in to the account. */
export const TIED_PATH = "/account?tied=yes";

export interface SessionView {
  id: string;
  browser: string;
  /** Whether it is the one that looks. */
  here: boolean;
  since: string;
  lastSeenAt: string;
}

/** A provider's sign-in that opens the account. */
export interface IdentityView {
  id: string;
  /** The provider's, or its address where it is not among the settings any more. */
  name: string;
  since: string;
}

/** What somebody sees of their own account. */
export interface AccountView {
  name: string | null;
  email: string;
  /** Without one, a provider signs them in. */
  hasPassword: boolean;
  /** Whether a code is asked for after the password. */
  hasSecondFactor: boolean;
  /** Whether they are told of their studies by mail; null where this installation sends none. */
  alerts: boolean | null;
  identities: IdentityView[];
  sessions: SessionView[];
}
