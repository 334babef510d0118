import type { RunStep } from "./run-step";

/** The address of a page of a run: of a step, or where one withdraws. */
export function takePath(studySlug: string, page: RunStep | "withdraw"): string {
  return `/take/${encodeURIComponent(studySlug)}/${page}`;
}
