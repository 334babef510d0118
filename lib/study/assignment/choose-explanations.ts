import type { Random } from "@/lib/random";
import type { AssignmentState } from "./assignment-state";
import type { Pool, PooledExplanation } from "./pool";
import { solveAssignment } from "./solve-assignment";

export interface Choice {
  pool: Pool;
  state: AssignmentState;
  cell: string | null;
  /** Whether fill decides, or lot alone. */
  by: "fill" | "lot";
  /** How many explanations of every method a participant is given. */
  explanationsPerMethod: number;
  /** How often an explanation is to be rated; null: as often as people come. */
  ratingsPerExplanation: number | null;
  /** How many are still to be chosen, by method. */
  missing: ReadonlyMap<string, number>;
  /** Questions that the participant has already. */
  takenQuestionIds: ReadonlySet<string>;
  random: Random;
}

interface Candidate {
  explanation: PooledExplanation;
  cost: number;
}

const LOTS = 32;
/** Differences beyond these count as these: the sum of all costs stays an exact whole number. */
const MOST_FILLED = 255;
const MOST_FILLED_IN_CELL = 63;

/**
 * Chooses as many explanations of each method as are missing, no question twice, at the least cost.
 * Costs are lexicographic over the whole set: first as few as possible that have all the ratings
 * they need, then the least-filled, then questions that are about to become impossible to place,
 * then the least-filled in the participant's cell, then scarce questions, then lot.
 *
 * Picking per method greedily would dead-end: the last least-filled explanations of two methods may
 * belong to the same question. So the whole set is one minimum-cost assignment of the participant's
 * places to questions. A question's least-filled explanations need as many participants, each of
 * whom takes one; where only so many participants are left before the method is filled evenly, one
 * must be taken now (the argument of König's edge-colouring theorem: cover the vertices of highest
 * degree). Questions with more of them go first among equals for the same reason.
 *
 * @returns null when the pool has no such set.
 */
export function chooseExplanations(choice: Choice): PooledExplanation[] | null {
  const { pool, missing, random } = choice;
  const places = [...missing.values()].reduce((sum, count) => sum + count, 0);
  const costOf = choice.by === "lot" ? lotCost(choice, places) : fillCost(choice, places);
  const taken = pool.questionIds.map((questionId) => choice.takenQuestionIds.has(questionId));

  const candidates = pool.methods.flatMap(({ methodId, explanations }, method) => {
    const needed = missing.get(methodId) ?? 0;
    if (needed === 0) return [];
    const free = explanations.filter(({ question }) => !taken[question]);
    return [{ needed, cheapest: cheapestPerQuestion(free, places, costOf(method, random)) }];
  });
  const columns = new Map<number, number>();
  for (const { cheapest } of candidates) {
    for (const { explanation } of cheapest) {
      if (!columns.has(explanation.question)) columns.set(explanation.question, columns.size);
    }
  }
  const rows: number[][] = [];
  const ofRow: Map<number, PooledExplanation>[] = [];
  for (const { needed, cheapest } of candidates) {
    const row = new Array<number>(columns.size).fill(Number.POSITIVE_INFINITY);
    const ofColumn = new Map<number, PooledExplanation>();
    for (const { explanation, cost } of cheapest) {
      const column = columns.get(explanation.question) ?? -1;
      row[column] = cost;
      ofColumn.set(column, explanation);
    }
    for (let place = 0; place < needed; place++) {
      rows.push(row);
      ofRow.push(ofColumn);
    }
  }
  return solveAssignment(rows)?.flatMap((column, row) => ofRow[row]?.get(column) ?? []) ?? null;
}

type CostOf = (method: number, random: Random) => (explanation: PooledExplanation) => number;

function lotCost({ state, ratingsPerExplanation }: Choice, places: number): CostOf {
  const lots = 2 ** 20;
  return (_method, random) => (explanation) => {
    const filled = state.filled.get(explanation.explanationId) ?? 0;
    const over = ratingsPerExplanation !== null && filled >= ratingsPerExplanation ? 1 : 0;
    return over * lots * places + random.below(lots);
  };
}

function fillCost(choice: Choice, places: number): CostOf {
  const { pool, state, ratingsPerExplanation: enough } = choice;
  const inCell = choice.cell === null ? undefined : state.filledInCell.get(choice.cell);
  const least = pool.methods.map(({ explanations }) => leastOf(explanations, state.filled));
  const leastInCell = pool.methods.map(({ explanations }) =>
    inCell ? leastOf(explanations, inCell) : 0,
  );
  const { leastFilled, urgent, most } = weighQuestions(choice, least);

  const scarcity = LOTS * places;
  const cell = scarcity * (most + 1) * places;
  const urgency = cell * (MOST_FILLED_IN_CELL + 1) * places;
  const fill = urgency * 2 * places;
  const over = fill * (MOST_FILLED + 1) * places;
  return (method, random) =>
    ({ explanationId, question }) => {
      const filled = state.filled.get(explanationId) ?? 0;
      const difference = (inCell?.get(explanationId) ?? 0) - (leastInCell[method] ?? 0);
      return (
        (enough !== null && filled >= enough ? over : 0) +
        Math.min(filled - (least[method] ?? 0), MOST_FILLED) * fill +
        (urgent[question] ? 0 : urgency) +
        Math.min(difference, MOST_FILLED_IN_CELL) * cell +
        (most - (leastFilled[question] ?? 0)) * scarcity +
        random.below(LOTS)
      );
    };
}

function leastOf(
  explanations: readonly PooledExplanation[],
  filled: ReadonlyMap<string, number>,
): number {
  let least = Number.POSITIVE_INFINITY;
  for (const { explanationId } of explanations) {
    const count = filled.get(explanationId) ?? 0;
    if (count < least) least = count;
  }
  return least;
}

/**
 * For each question: how many of its explanations are among their methods' least-filled, and whether
 * one must be taken now, because no more participants than that will be served before one of these
 * methods is filled evenly.
 */
function weighQuestions(
  { pool, state, explanationsPerMethod }: Choice,
  least: readonly number[],
): { leastFilled: number[]; urgent: boolean[]; most: number } {
  const leastFilled = new Array<number>(pool.questionIds.length).fill(0);
  const servings = new Array<number>(pool.questionIds.length).fill(Number.POSITIVE_INFINITY);
  pool.methods.forEach(({ explanations }, method) => {
    const questions: number[] = [];
    for (const { explanationId, question } of explanations) {
      if ((state.filled.get(explanationId) ?? 0) === least[method]) questions.push(question);
    }
    const left = Math.ceil(questions.length / explanationsPerMethod);
    for (const question of questions) {
      leastFilled[question] = (leastFilled[question] ?? 0) + 1;
      servings[question] = Math.min(servings[question] ?? left, left);
    }
  });
  const urgent = leastFilled.map((count, question) => count >= (servings[question] ?? 0));
  return { leastFilled, urgent, most: leastFilled.reduce((a, b) => Math.max(a, b), 0) };
}

/**
 * The cheapest explanation of each question, cheapest first, as many as the participant has places.
 * More are never needed: the other places take at most `places - 1` of these questions, so a dearer
 * choice can always be exchanged for a cheaper one.
 */
function cheapestPerQuestion(
  explanations: readonly PooledExplanation[],
  places: number,
  costOf: (explanation: PooledExplanation) => number,
): Candidate[] {
  const cheapest = new Map<number, Candidate>();
  for (const explanation of explanations) {
    const cost = costOf(explanation);
    const known = cheapest.get(explanation.question);
    if (!known || cost < known.cost) cheapest.set(explanation.question, { explanation, cost });
  }
  return [...cheapest.values()].sort((a, b) => a.cost - b.cost).slice(0, places);
}
