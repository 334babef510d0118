export interface SessionView {
  id: string;
  browser: string;
  /** Whether it is the one that looks. */
  here: boolean;
  since: string;
  lastSeenAt: string;
}

/** What somebody sees of their own account. */
export interface AccountView {
  name: string | null;
  email: string;
  /** Without one, a provider signs them in. */
  hasPassword: boolean;
  sessions: SessionView[];
}
