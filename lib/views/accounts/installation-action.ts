/** What the installation's audit log holds. In the order of their names. */
export const INSTALLATION_ACTIONS = {
  "add-second-factor": "Turned two-factor authentication on",
  "assign-role": "Assigned an installation role",
  "change-password": "Changed the password",
  "create-account": "Created an account",
  "create-account-link": "Created a password link",
  "prove-address": "Proved the e-mail address; earlier ways to sign in were removed",
  "remove-second-factor": "Turned two-factor authentication off",
  "request-reset": "Requested a password reset by mail",
  "sign-in": "Signed in",
  "sign-in-failed": "Failed to sign in",
  "use-account-link": "Set a password by a link",
} as const;

export type InstallationAction = keyof typeof INSTALLATION_ACTIONS;

/** What was done, in words. */
export function installationActionMessage(action: string): string {
  return (INSTALLATION_ACTIONS as Record<string, string>)[action] ?? action;
}
