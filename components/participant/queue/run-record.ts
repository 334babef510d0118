import type { ParadataInput } from "@/lib/schemas/participation/take";
import type { Ratings } from "@/lib/study/protocol/protocol";
import type { TrialTimes } from "./trial-clock";

/** What a participant submitted for one trial, as it is sent. */
export interface SubmittedResponse {
  ratings: Ratings;
  /** Answers to attention checks, by key. */
  checks?: Ratings;
  /** Milliseconds on the trial, by the browser's steady clock. */
  durationMs: number;
  /** ISO 8601, by the participant's clock. */
  submittedAt: string;
  paradata?: ParadataInput;
}

/** What was begun for a trial. */
export interface Draft {
  /** By statement: the constructs' keys, and those of the checks with their mark. */
  answers: Ratings;
  times?: TrialTimes;
}

export interface WrittenComment {
  text: string;
  /** Characters that were pasted, not typed. */
  pasted: number;
}

/** The kinds of records that the browser keeps of a run. */
export interface RunRecord {
  draft: Draft;
  queued: SubmittedResponse;
  /** The server has acknowledged the trial. */
  stored: true;
  comment: WrittenComment;
}
export type Part = keyof RunRecord;

export const PARTS: readonly Part[] = ["draft", "queued", "stored", "comment"];

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/**
 * A kept record as this version of the page writes it; undefined when there is no sense in it.
 * Earlier versions kept drafts as bare ratings and the comment as a bare text.
 */
export function readRecord(part: Part, kept: unknown): RunRecord[Part] | undefined {
  if (part === "stored") return kept ? true : undefined;
  if (part === "comment" && typeof kept === "string") return { text: kept, pasted: 0 };
  if (!isObject(kept)) return undefined;
  if (part === "comment") return typeof kept.text === "string" ? (kept as never) : undefined;
  if (part === "draft")
    return isObject(kept.answers) ? (kept as never) : { answers: kept as Ratings };
  const sound = isObject(kept.ratings) && typeof kept.submittedAt === "string";
  return sound ? (kept as never) : undefined;
}

/** One record out of this tab's and what came from another: neither takes an answer from the other. */
export function mergeRecord(part: Part, mine: unknown, theirs: unknown): unknown {
  if (mine === undefined || part === "comment") return theirs;
  // The first submission of a trial counts.
  if (part !== "draft") return mine;
  const [a, b] = [mine as Draft, theirs as Draft];
  const longer = (b.times?.elapsedMs ?? 0) > (a.times?.elapsedMs ?? 0) ? b.times : a.times;
  return { answers: { ...a.answers, ...b.answers }, times: longer };
}
