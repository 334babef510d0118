/** Why a provider's sign-in came to nothing, as the address of the sign-in page says it. */
export const SIGN_IN_PROBLEM = {
  unknown: "unknown-identity",
  taken: "taken-identity",
  unproven: "unproven-address",
} as const;

/** What is said to who comes back from a provider without being signed in. */
export function saySignInProblem(error: unknown): string | null {
  if (typeof error !== "string" || error === "") return null;
  if (error === SIGN_IN_PROBLEM.unknown) {
    return "The provider knows you, but no account here is yours. Accounts are made by invitation: ask the owner of the study for one, and follow its link. If you have an account with a password, sign in with that.";
  }
  if (error === SIGN_IN_PROBLEM.taken) {
    return "Whom the provider knows belongs to another account here, and stays with it.";
  }
  if (error === SIGN_IN_PROBLEM.unproven) {
    return "Your account’s e-mail address is not verified, and the provider did not confirm it. Choose a provider that knows this address, or ask an administrator for a password link.";
  }
  return "The provider did not sign you in. Nothing has changed; try again.";
}
