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
