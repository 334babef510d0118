import type { Random } from "@/lib/random";
import { solveAssignment } from "./solve-assignment";

/** An explanation that may be shown, and how often it is filled: answered or reserved. */
export interface PoolExplanation {
  explanationId: string;
  questionId: string;
  methodId: string;
  filled: number;
}

export interface AssignmentRequest {
  pool: readonly PoolExplanation[];
  explanationsPerMethod: number;
  /** Made from the study's seed and the participant's arrival number. */
  random: Random;
}

export type Assignment =
  | { kind: "planned" /** In the order in which they are shown. */; explanationIds: string[] }
  | { kind: "pool-too-small"; needed: number; got: number };

// Costs are lexicographic: a fuller explanation outweighs every difference of scarcity among all
// trials of a participant, and scarcity outweighs every draw of lots.
const LOTS = 64;
const SCARCITY = LOTS * 64;
const FILLED = SCARCITY * 1024;

/**
 * Plans the trials of one participant: `explanationsPerMethod` explanations of every method in the
 * pool, no question twice, least-filled explanations first, ties by lot, in random order.
 *
 * Picking per method greedily would dead-end: the last least-filled explanations of two methods may
 * belong to the same question. So the whole set is chosen at once, as a minimum-cost assignment of
 * the participant's places to questions, and among equals those questions are taken first whose
 * explanations are least-filled under most methods, because they are the hardest to place later
 * (the argument of König's edge-colouring theorem: cover the vertices of highest degree).
 *
 * The same pool, seed and arrival number give the same plan; the order of the pool does not matter.
 */
export function planTrials({ pool, explanationsPerMethod, random }: AssignmentRequest): Assignment {
  const byMethod = groupByMethod(pool);
  const places = byMethod.size * explanationsPerMethod;
  const scarcity = countLeastFilled(byMethod);
  const candidates = [...byMethod.values()].map((explanations) =>
    cheapestPerQuestion(explanations, places, (explanation) => {
      const easier = byMethod.size - (scarcity.get(explanation.questionId) ?? 0);
      return explanation.filled * FILLED + easier * SCARCITY + random.below(LOTS);
    }),
  );

  const questions = [
    ...new Set(candidates.flat().map(({ explanation }) => explanation.questionId)),
  ];
  const column = new Map(questions.map((question, index) => [question, index]));
  const rows = candidates.flatMap((ofMethod) => {
    const row = questions.map(() => Number.POSITIVE_INFINITY);
    for (const { explanation, cost } of ofMethod) row[column.get(explanation.questionId)!] = cost;
    return Array.from({ length: explanationsPerMethod }, () => row);
  });
  const chosen = solveAssignment(rows);
  if (!chosen) return { kind: "pool-too-small", needed: places, got: questions.length };

  const explanationIds = chosen.map((index, place) => {
    const ofMethod = candidates[Math.floor(place / explanationsPerMethod)]!;
    return ofMethod.find(({ explanation }) => explanation.questionId === questions[index])!
      .explanation.explanationId;
  });
  return { kind: "planned", explanationIds: random.shuffle(explanationIds) };
}

/** The pool by method, both in the order of their ids. */
function groupByMethod(pool: readonly PoolExplanation[]): Map<string, PoolExplanation[]> {
  const byMethod = new Map<string, PoolExplanation[]>();
  const ordered = pool.toSorted((a, b) => (a.explanationId < b.explanationId ? -1 : 1));
  for (const methodId of [...new Set(ordered.map((explanation) => explanation.methodId))].sort()) {
    byMethod.set(
      methodId,
      ordered.filter((explanation) => explanation.methodId === methodId),
    );
  }
  return byMethod;
}

/** For each question: under how many methods its explanation is among the method's least-filled. */
function countLeastFilled(byMethod: Map<string, PoolExplanation[]>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const explanations of byMethod.values()) {
    const least = Math.min(...explanations.map((explanation) => explanation.filled));
    for (const { questionId, filled } of explanations) {
      if (filled === least) counts.set(questionId, (counts.get(questionId) ?? 0) + 1);
    }
  }
  return counts;
}

interface Candidate {
  explanation: PoolExplanation;
  cost: number;
}

/**
 * The cheapest explanation of each of a method's questions, cheapest first, as many as the
 * participant has places. More are never needed: the other places take at most `places - 1` of
 * these questions, so a dearer choice can always be exchanged for a cheaper one.
 */
function cheapestPerQuestion(
  explanations: readonly PoolExplanation[],
  places: number,
  costOf: (explanation: PoolExplanation) => number,
): Candidate[] {
  const cheapest = new Map<string, Candidate>();
  for (const explanation of explanations) {
    const cost = costOf(explanation);
    const known = cheapest.get(explanation.questionId);
    if (!known || cost < known.cost) cheapest.set(explanation.questionId, { explanation, cost });
  }
  return [...cheapest.values()].sort((a, b) => a.cost - b.cost).slice(0, places);
}
