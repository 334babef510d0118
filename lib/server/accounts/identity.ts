/** Whom a provider vouches for. */
export interface Identity {
  provider: string;
  subject: string;
  name: string | null;
  /** Null where the provider has not seen that it is theirs. */
  verifiedEmail: string | null;
}
