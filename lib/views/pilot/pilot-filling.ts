/** How the run of a simulated participant ended. */
export type SimulatedEnd = "completed" | "stopped" | "turned-away" | "failed";

/** How far the filling of a pilot has come. */
export interface FillingProgress {
  of: number;
  completed: number;
  /** Stopped before the end, as their settings said. */
  stopped: number;
  /** Screened out, failed the questions about the instructions, or found no place. */
  turnedAway: number;
  failed: number;
  /** What the app answered to one whose run failed. */
  problem: string | null;
}

export function noProgress(of: number): FillingProgress {
  return { of, completed: 0, stopped: 0, turnedAway: 0, failed: 0, problem: null };
}

const FIELD = {
  completed: "completed",
  stopped: "stopped",
  "turned-away": "turnedAway",
  failed: "failed",
} as const;

/** The progress after one more run has ended. */
export function noteEnd(
  progress: FillingProgress,
  end: SimulatedEnd,
  problem: string | null = null,
): FillingProgress {
  const field = FIELD[end];
  return {
    ...progress,
    [field]: progress[field] + 1,
    problem: progress.problem ?? problem,
  };
}

/** Runs that have ended. */
export function countEnded(progress: FillingProgress): number {
  const { completed, stopped, turnedAway, failed } = progress;
  return completed + stopped + turnedAway + failed;
}

/** What came of it, in a sentence. */
export function describeFilling(progress: FillingProgress): string {
  const parts = [
    `${progress.completed} completed`,
    ...(progress.stopped > 0 ? [`${progress.stopped} stopped early`] : []),
    ...(progress.turnedAway > 0 ? [`${progress.turnedAway} could not take part`] : []),
    ...(progress.failed > 0 ? [`${progress.failed} met an error`] : []),
  ];
  return `${countEnded(progress)} of ${progress.of} simulated participants have been through: ${parts.join(", ")}.`;
}
