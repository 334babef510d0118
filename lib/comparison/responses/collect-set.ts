import { type AnalysisSet, isInSet } from "@/lib/comparison/analysis-set";
import { failedSetChecks } from "@/lib/comparison/failed-set-checks";
import type { CheckedResponse } from "@/lib/study/quality/quality-checks";
import { createGrowingTable } from "./growing-table";
import type { ComparedConstruct, ComparedMethod, ResponseTable } from "./response-table";
import { scoredPlace } from "./scored-rating";

/** What a participant is told by, as numbers of 0 or 1, in this order; then come the responses. */
export const PARTICIPANT_NUMBERS = [
  /** Left out by decision. */
  "excluded",
  "completed",
  /** More attention checks failed than allowed. */
  "failedAttention",
] as const;

/** A response as numbers, in this order; then the answers by construct, from 1. */
export const RESPONSE_NUMBERS = [
  /** The method's place, from 0. */
  "method",
  /** Any number that tells questions apart; the same of explanations and of trained students, from 0. */
  "question",
  "explanation",
  "run",
  /** Whether the student's answer is the right one, 1 or 0; -1 where it is not known. */
  "correct",
  "position",
  "length",
  /** Milliseconds; -1 where it was not measured. */
  "duration",
] as const;

export interface CollectedSet {
  /** Takes a participant with all responses, of which there is at least one. */
  add(numbers: readonly number[]): void;
  /** The responses of the set, as `keepResponses` would have them after the same ones. */
  table(): Omit<ResponseTable, "aboutYou">;
}

/**
 * The responses of one analysis set, for who reads a study once: nothing is kept but the table, and
 * nothing is made of a response but its place there.
 */
export function collectSet(
  set: AnalysisSet,
  methods: ComparedMethod[],
  constructs: ComparedConstruct[],
): CollectedSet {
  const table = createGrowingTable(methods, constructs);
  const [questions, explanations, runs] = [0, 1, 2].map(() => new Map<number, number>());
  const width = RESPONSE_NUMBERS.length + constructs.length;
  const ratings = constructs.map(() => -1);
  let participant = 0;

  return {
    add(numbers) {
      const [excluded, completed, failedAttention] = numbers;
      const failed =
        set === "checked" ? failedSetChecks(checked(numbers, width), failedAttention === 1) : [];
      const standing = { excluded: excluded === 1, completed: completed === 1, failed };
      const belongs = isInSet(set, standing);
      for (let at = PARTICIPANT_NUMBERS.length; at < numbers.length; at += width) {
        const question = placeOf(numbers[at + 1], questions);
        const explanation = placeOf(numbers[at + 2], explanations);
        const run = placeOf(numbers[at + 3], runs);
        if (!belongs) continue;
        for (const [construct, scored] of constructs.entries()) {
          const answer = numbers[at + RESPONSE_NUMBERS.length + construct] ?? 0;
          ratings[construct] = scoredPlace(answer - 1, scored);
        }
        table.add({
          participant,
          method: numbers[at] ?? -1,
          question,
          explanation,
          run,
          correct: numbers[at + 4] ?? -1,
          position: numbers[at + 5] ?? 0,
          length: numbers[at + 6] ?? Number.NaN,
          ratings,
        });
      }
      participant += 1;
    },
    table: table.view,
  };
}

/** A number from 0 for each different one, in the order in which they come; -1 stays -1. */
function placeOf(number = -1, places = new Map<number, number>()): number {
  if (number < 0) return -1;
  const place = places.get(number) ?? places.size;
  places.set(number, place);
  return place;
}

/** What the checks look at of a participant's responses. */
function checked(numbers: readonly number[], width: number): CheckedResponse[] {
  const responses: CheckedResponse[] = [];
  for (let at = PARTICIPANT_NUMBERS.length; at < numbers.length; at += width) {
    const duration = numbers[at + 7] ?? -1;
    const ratings = numbers.slice(at + RESPONSE_NUMBERS.length, at + width);
    responses.push({ ratings, durationMs: duration < 0 ? null : duration });
  }
  return responses;
}
