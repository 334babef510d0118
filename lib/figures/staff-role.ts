export const STAFF_ROLES = ["OWNER", "RESEARCHER", "ANALYST", "VIEWER"] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

/** What each role is called, and what it lets somebody do. */
export const ROLE_WORDS: Record<StaffRole, { name: string; may: string }> = {
  OWNER: { name: "Owner", may: "everything, and says who else takes part in the work" },
  RESEARCHER: { name: "Researcher", may: "set up, run and close the study, and take the data" },
  ANALYST: { name: "Analyst", may: "see and take the data, by codes instead of ids" },
  VIEWER: { name: "Viewer", may: "see counts and results, of nobody in particular" },
};
