/** How many requests are answered in a window of so many seconds. */
export interface Allowance {
  name: string;
  quota: number;
  seconds: number;
}

/** Of a program's token, or of a person who is signed in. */
export const KNOWN_ALLOWANCE: Allowance = { name: "known", quota: 600, seconds: 60 };
/** Of an address of the network, where nobody is known. */
export const UNKNOWN_ALLOWANCE: Allowance = { name: "unknown", quota: 120, seconds: 60 };

/** Of an address that opens invitations and password links: a whole seminar may share it. */
export const LINK_ALLOWANCE: Allowance = { name: "links", quota: 60, seconds: 600 };

/** Of one address of the mail that a password reset is asked for. */
export const RESET_ALLOWANCE: Allowance = { name: "resets", quota: 3, seconds: 3600 };

/** Of one person who invites colleagues by the app's mail. */
export const INVITATION_ALLOWANCE: Allowance = { name: "invitations", quota: 60, seconds: 3600 };

/** What is left of an allowance, and in how many seconds it begins anew. */
export interface Remaining {
  allowance: Allowance;
  /** Below 0: the request is one too many. */
  left: number;
  seconds: number;
}

/** What a reply says of it, in the fields of the IETF's draft (draft-ietf-httpapi-ratelimit-headers). */
export function allowanceHeaders({ allowance, left, seconds }: Remaining): Record<string, string> {
  const { name, quota } = allowance;
  return {
    "RateLimit-Policy": `"${name}";q=${quota};w=${allowance.seconds}`,
    RateLimit: `"${name}";r=${Math.max(0, left)};t=${seconds}`,
    ...(left < 0 ? { "Retry-After": String(seconds) } : {}),
  };
}
