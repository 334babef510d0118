import { splitAnswers } from "@/components/participant/pages/shown-statements";
import { MAX_COUNTED, MAX_DURATION_MS } from "@/lib/study/protocol/limits";
import type { Ratings } from "@/lib/study/protocol/protocol";
import type { SubmittedResponse } from "./run-record";
import type { TrialTimes } from "./trial-clock";

/** The window's width in the classes of the pages' layout. */
export function viewportClass(width: number): "small" | "medium" | "large" {
  if (width < 640) return "small";
  return width < 1024 ? "medium" : "large";
}

const milliseconds = (value: number) => Math.min(Math.round(value), MAX_DURATION_MS);
const counted = (value: number) => Math.min(value, MAX_COUNTED);

/** A response as it is sent, within the bounds that the server insists on. */
export function makeResponse(
  answers: Ratings,
  times: TrialTimes | undefined,
  submittedAt: Date,
  width: number,
): SubmittedResponse {
  const viewport = viewportClass(width);
  return {
    ...splitAnswers(answers),
    durationMs: milliseconds(times?.elapsedMs ?? 0),
    submittedAt: submittedAt.toISOString(),
    paradata: times
      ? {
          awayMs: milliseconds(times.awayMs),
          firstAnswerMs:
            times.firstAnswerMs === undefined ? undefined : milliseconds(times.firstAnswerMs),
          changes: counted(times.changes),
          focusLosses: counted(times.focusLosses),
          translated: times.translated,
          viewport,
        }
      : { viewport },
  };
}
