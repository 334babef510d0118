import type { AttentionCheck } from "@/lib/study/protocol/checks";
import { type AttentionFlag, flagAttention } from "./quality-attention";
import { type AwayFlag, flagAway } from "./quality-away";
import { type FastTrialsFlag, flagFastTrials } from "./quality-reading";
import { flagSpeed, type SpeedFlag, type SpeedRule } from "./quality-speed";
import { flagStraightLining, type StraightLiningFlag } from "./quality-straight-lining";
import { flagTimes, type ImplausibleTimesFlag } from "./quality-times";
import { flagTranslated, type TranslatedFlag } from "./quality-translated";

/** In the order in which they are shown. */
export const FLAG_KINDS = [
  "attention",
  "straight-lining",
  "speed",
  "fast-trials",
  "implausible-times",
  "away",
  "translated",
  "pasted-comment",
  "same-device",
  "same-person",
] as const;
export type FlagKind = (typeof FLAG_KINDS)[number];

/** Something to look at in a participant's run, with the figures that it is made of. */
export type QualityFlag =
  | AttentionFlag
  | StraightLiningFlag
  | SpeedFlag
  | FastTrialsFlag
  | ImplausibleTimesFlag
  | AwayFlag
  | TranslatedFlag
  | { kind: "pasted-comment"; characters: number }
  /** Arrival numbers of others whose answers came from the same browser. */
  | { kind: "same-device"; others: number[] }
  /** How often the recruiter's id came with another submission. */
  | { kind: "same-person"; times: number };

export interface FlaggedResponse {
  position: number;
  /** In the order of the constructs. */
  ratings: readonly number[];
  durationMs: number | null;
  awayMs: number | null;
  /** Whether the page was seen translated; null: not known. */
  translated: boolean | null;
  /** Words of question, choices and explanation; null where the text is not known. */
  words: number | null;
  /** When the server stored it, and when it was submitted by the participant's clock, since 1970. */
  receivedMs: number;
  submittedMs: number | null;
}

/** What flags look at of one participant. */
export interface FlaggedRun {
  /** From consent to the end; null where the end was not reached. */
  totalMs: number | null;
  /** When the first trial could be seen, by the server's clock; null: times are not compared. */
  startedMs: number | null;
  /** In the order of the trials. */
  responses: readonly FlaggedResponse[];
  /** The protocol's attention checks, and the answers to them by key. */
  attention: { checks: readonly AttentionCheck[]; failuresAllowed: number };
  attentionAnswers: Readonly<Record<string, number>>;
  pastedCharacters: number;
  sameDevice: readonly number[];
  idUsedTwice: number;
}

/** The flags that follow from what is stored of the responses, and from when the run began. */
export function flagResponses({
  responses,
  startedMs,
}: Pick<FlaggedRun, "responses" | "startedMs">): QualityFlag[] {
  const flags = [
    flagStraightLining(responses),
    flagFastTrials(responses),
    flagTimes(responses, startedMs),
    flagAway(responses),
    flagTranslated(responses),
  ];
  return flags.filter((flag) => flag !== null);
}

/**
 * The quality flags of one participant, in the order of FLAG_KINDS. A flag says where to look and
 * drops nobody: it may have an innocent reason.
 */
export function qualityFlags(run: FlaggedRun, rule: SpeedRule): QualityFlag[] {
  const flags: (QualityFlag | null)[] = [
    ...flagResponses(run),
    flagAttention(run.attention, run.attentionAnswers),
    flagSpeed(run.totalMs, rule),
    run.pastedCharacters > 0 ? { kind: "pasted-comment", characters: run.pastedCharacters } : null,
    run.sameDevice.length > 0 ? { kind: "same-device", others: [...run.sameDevice] } : null,
    run.idUsedTwice > 0 ? { kind: "same-person", times: run.idUsedTwice } : null,
  ];
  return flags
    .filter((flag) => flag !== null)
    .sort((a, b) => FLAG_KINDS.indexOf(a.kind) - FLAG_KINDS.indexOf(b.kind));
}
