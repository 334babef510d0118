import { isRunning, type StudyStatusKey } from "@/lib/study/lifecycle/lifecycle";

/** Whether tests between the methods, and intervals of their differences, are shown, and why. */
export type TestsShown = { shown: true; because: "not-running" | "noted-look" } | { shown: false };

/**
 * While a study runs they are closed everywhere: stopping when a difference appears inflates false
 * positives. A number of completed participants that a protocol planned to look at opens nothing by being
 * passed, since everything after it would be a further look. A reader who has noted a look sees them,
 * once, as an exploratory result.
 */
export function decideTestsShown(study: { status: StudyStatusKey; noted: boolean }): TestsShown {
  if (!isRunning(study.status)) return { shown: true, because: "not-running" };
  return study.noted ? { shown: true, because: "noted-look" } : { shown: false };
}

/** Said wherever results are closed. */
export const TESTS_CLOSED =
  "The study is running: tests and intervals of differences are closed until it ends.";
