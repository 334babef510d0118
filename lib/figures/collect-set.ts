import { createGrowingTable } from "@/lib/study/growing-table";
import type { ComparedConstruct, ComparedMethod, ResponseTable } from "@/lib/study/response-table";
import { scoredPlace } from "@/lib/study/scored-rating";
import { type AnalysisSet, isInSet } from "./analysis-set";
import { failedSetChecks } from "./failed-set-checks";

/** A response as numbers, in this order; then the answers by construct, from 1. */
export const RESPONSE_NUMBERS = [
  /** The participant's arrival number. */
  "ordinal",
  /** Left out by decision: 0 or 1; so the next two. */
  "excluded",
  "completed",
  /** More attention checks failed than allowed. */
  "failedAttention",
  /** The method's place, from 0. */
  "method",
  /** Any number that tells questions apart. */
  "question",
  "position",
  "length",
  /** Milliseconds; -1 where it was not measured. */
  "duration",
] as const;

export interface CollectedSet {
  /** Takes a response, after all others of the participants before. */
  add(numbers: readonly number[]): void;
  /** The responses of the set, as `keepResponses` would have them after the same ones. */
  table(): Omit<ResponseTable, "aboutYou">;
}

interface Collected {
  method: number;
  question: number;
  position: number;
  length: number;
  durationMs: number | null;
  /** By construct: the answer minus 1, as it was given. */
  ratings: number[];
}

/**
 * The responses of one analysis set, for who reads a study once: nothing is kept but the table, and what
 * the participant of the moment answered.
 */
export function collectSet(
  set: AnalysisSet,
  methods: ComparedMethod[],
  constructs: ComparedConstruct[],
): CollectedSet {
  const table = createGrowingTable(methods, constructs);
  const questions = new Map<number, number>();
  const standing = { ordinal: -1, excluded: false, completed: false, failedAttention: false };
  let participant = -1;
  let waiting: Collected[] = [];

  function settle(): void {
    const failed = failedSetChecks(waiting, standing.failedAttention);
    if (isInSet(set, { ...standing, failed })) {
      for (const response of waiting) {
        const ratings = response.ratings.map((place, index) =>
          scoredPlace(place, constructs[index] ?? { points: 0 }),
        );
        table.add({ ...response, ratings, participant });
      }
    }
    waiting = [];
  }

  return {
    add([ordinal = 0, excluded, completed, failedAttention, method = -1, asked = -1, ...rest]) {
      if (ordinal !== standing.ordinal) {
        settle();
        participant += 1;
        standing.ordinal = ordinal;
        standing.excluded = excluded === 1;
        standing.completed = completed === 1;
        standing.failedAttention = failedAttention === 1;
      }
      const question = questions.get(asked) ?? questions.size;
      questions.set(asked, question);
      const [position = 0, length = Number.NaN, duration = -1, ...answers] = rest;
      const durationMs = duration < 0 ? null : duration;
      const ratings = answers.map((answer) => answer - 1);
      waiting.push({ method, question, position, length, durationMs, ratings });
    },
    table() {
      settle();
      return table.view();
    },
  };
}
