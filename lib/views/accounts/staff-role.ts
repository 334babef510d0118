export const STAFF_ROLES = ["OWNER", "RESEARCHER", "ANALYST", "VIEWER"] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

/** What each role is called, and what it lets somebody do. */
export const ROLE_WORDS: Record<StaffRole, { name: string; can: string }> = {
  OWNER: { name: "Owner", can: "do everything, and decide who else works on the study" },
  RESEARCHER: { name: "Researcher", can: "set up, run and close the study, and take the data" },
  ANALYST: { name: "Analyst", can: "see and take the data, by codes instead of ids" },
  VIEWER: { name: "Viewer", can: "see counts and results, of nobody in particular" },
};
