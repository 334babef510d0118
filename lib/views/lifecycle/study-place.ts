import type { StudyStatusKey } from "@/lib/study/lifecycle/lifecycle";

export type { StudyStatusKey } from "@/lib/study/lifecycle/lifecycle";

/** The word for a study's status. */
export const STATUS_WORDS: Record<StudyStatusKey, string> = {
  DRAFT: "Draft",
  PILOT: "Pilot",
  OPEN: "Open",
  PAUSED: "Paused",
  CLOSED: "Closed",
  ARCHIVED: "Archived",
};

/** The pages of a study, in the order of the rail. */
export const STUDY_PLACES = [
  { path: "setup", name: "Setup", needs: "view" },
  { path: "monitor", name: "Monitor", needs: "view" },
  { path: "compare", name: "Compare", needs: "view" },
  { path: "participants", name: "Participants", needs: "export" },
  { path: "recruitment", name: "Recruitment", needs: "view" },
  { path: "content", name: "Content", needs: "view" },
  { path: "constructs", name: "Constructs", needs: "view" },
  { path: "protocol", name: "Protocol", needs: "view" },
  { path: "pilot", name: "Pilot", needs: "view" },
  { path: "status", name: "Status", needs: "view" },
  { path: "export", name: "Export", needs: "export" },
  { path: "people", name: "People", needs: "own" },
  { path: "audit", name: "Audit log", needs: "manage" },
] as const;

/** The page with which somebody begins who comes to a study: what is still to do, or how it goes. */
export function firstPlace(status: StudyStatusKey): "setup" | "monitor" {
  return status === "DRAFT" ? "setup" : "monitor";
}
