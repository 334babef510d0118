import { isRunning, type StudyStatusKey } from "@/lib/study/lifecycle/lifecycle";

/** Whether tests between the methods are shown, and why. */
export type TestsShown =
  | { shown: true; because: "not-running" | "planned-look" | "noted-look" }
  | { shown: false };

/**
 * While a study runs its tests are not shown: a study that is stopped when a difference happens to
 * show finds differences that are none. They are when the protocol planned a look at so many
 * completed participants, or when somebody looked all the same, which was noted.
 */
export function decideTestsShown(study: {
  status: StudyStatusKey;
  completed: number;
  interimLooks: readonly number[];
  noted: boolean;
}): TestsShown {
  if (!isRunning(study.status)) return { shown: true, because: "not-running" };
  if (study.interimLooks.some((participants) => study.completed >= participants)) {
    return { shown: true, because: "planned-look" };
  }
  return study.noted ? { shown: true, because: "noted-look" } : { shown: false };
}
