import { type ParticipantDetail, sayEvent } from "./participant-detail";

/** A trial that was answered: what was shown, and what was answered. */
export interface ShownTrial {
  position: number;
  stem: string | null;
  /** What the student answered. */
  answer: string | null;
  explanation: string | null;
  method: string;
  receivedAt: string;
  durationMs: number | null;
  awayMs: number | null;
  firstAnswerMs: number | null;
  changes: number | null;
  focusLosses: number | null;
  /** Whether the page was seen translated; null: not known. */
  translated: boolean | null;
  /** In the order of the constructs. */
  ratings: { construct: string; value: number }[];
}

/** One moment of a run. */
export type TimelineEntry = { at: string } & (
  | { kind: "step"; words: string }
  | { kind: "trial"; trial: ShownTrial }
);

type Run = Pick<
  ParticipantDetail,
  "consentedAt" | "aboutYouAt" | "instructedAt" | "completedAt" | "endedAt" | "events"
>;

/**
 * A run in the order in which it happened. A trial stands where it was first seen: as much before its
 * answer came as answering took, but not before the answer to the trial before it came; where answering
 * was not measured, when the answer came. Answers that arrive together, after a time without a
 * connection or of a simulated participant, whose durations nobody waited for, stay in their order so.
 */
export function timelineOf(run: Run, trials: readonly ShownTrial[]): TimelineEntry[] {
  const step = (at: string | null, words: string): TimelineEntry[] =>
    at === null ? [] : [{ at, kind: "step", words }];
  let earliest = Date.parse(run.instructedAt ?? run.aboutYouAt ?? run.consentedAt ?? "");
  if (Number.isNaN(earliest)) earliest = 0;
  const inOrder = [...trials].sort((a, b) => a.position - b.position);
  const entries: TimelineEntry[] = [
    ...step(run.consentedAt, "Consented"),
    ...step(run.aboutYouAt, "Told about themselves"),
    ...step(run.instructedAt, "Had read the instructions"),
    ...run.events.flatMap((event) => step(event.at, sayEvent(event))),
    ...inOrder.map((trial): TimelineEntry => {
      const received = Date.parse(trial.receivedAt);
      const seen = Math.max(received - (trial.durationMs ?? 0), earliest);
      earliest = Math.max(earliest, received);
      return { at: new Date(seen).toISOString(), kind: "trial", trial };
    }),
    ...step(run.completedAt, "Reached the end"),
    ...step(run.endedAt, "The run ended"),
  ];
  return entries.sort((a, b) => a.at.localeCompare(b.at));
}
