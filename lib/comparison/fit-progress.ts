/** How far the fitted figures of a page are: of all data, of those of a moment ago, or none yet. */
export type FitProgress =
  | { state: "current" | "computing" | "failed" }
  | { state: "stale"; responses: number };
