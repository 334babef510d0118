export const INSTALLATION_ROLES = ["ADMINISTRATOR", "RESEARCHER", "MEMBER"] as const;
export type InstallationRole = (typeof INSTALLATION_ROLES)[number];

/** What each role is called, and what it lets an account do. */
export const INSTALLATION_ROLE_WORDS: Record<InstallationRole, { name: string; can: string }> = {
  ADMINISTRATOR: {
    name: "Administrator",
    can: "create studies, manage accounts and read the sign-in log",
  },
  RESEARCHER: { name: "Researcher", can: "create studies" },
  MEMBER: { name: "Member", can: "work in studies they are invited to" },
};

/** The roles that may create a study, in whatever way. */
export const STUDY_MAKERS: InstallationRole[] = ["ADMINISTRATOR", "RESEARCHER"];

export function makesStudies(role: InstallationRole): boolean {
  return STUDY_MAKERS.includes(role);
}

/** Why somebody may not create studies, and what to do about it; null: they may. */
export function whyNoStudies({
  role,
  proven,
}: {
  role: InstallationRole;
  /** Whether the account's address is proven. */
  proven: boolean;
}): string | null {
  if (!makesStudies(role)) {
    return "Your account cannot create studies. Ask an administrator for the role Researcher.";
  }
  if (proven) return null;
  return "Your account cannot create studies until its e-mail address is proven. Ask an administrator for a password link.";
}
