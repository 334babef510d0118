import { type Choice, chooseExplanations } from "./choose-explanations";
import type { Pool, PooledExplanation } from "./pool";

const TRIES = 12;

/**
 * Chooses explanations so that those who come next can be served evenly too. In a pool with hardly
 * more questions than one participant takes, a choice that is even itself can leave the last
 * least-filled explanations of several methods to the same questions, where no plan reaches them all.
 * So in such a pool the following plans are tried out, until every explanation has one more rating;
 * where they fail, the choice is made again with other lots.
 *
 * @returns null when the pool has no such set.
 */
export function chooseEvenly(choice: Choice): PooledExplanation[] | null {
  const first = chooseExplanations(choice);
  const { pool, state } = choice;
  if (!first?.length || choice.by === "lot" || !isTight(choice)) return first;
  if (spread(pool, state.filled) > 1) return first;
  let chosen: PooledExplanation[] | null = first;
  for (let tried = 1; chosen && tried < TRIES; tried++) {
    if (staysEven(choice, chosen)) return chosen;
    // Balance within the cell leaves less to lot, and comes second.
    chosen = chooseExplanations(tried < TRIES / 3 ? choice : { ...choice, cell: null });
  }
  return chosen;
}

/** Whether the pool has few questions beside those that one participant takes. */
function isTight({ pool, explanationsPerMethod }: Choice): boolean {
  const methods = pool.methods.length;
  return pool.questionIds.length < (methods + 2) * explanationsPerMethod;
}

function staysEven(choice: Choice, chosen: readonly PooledExplanation[]): boolean {
  const { pool, state, explanationsPerMethod } = choice;
  const filled = new Map(state.filled);
  const least = leastOf(pool, filled);
  const next = {
    ...choice,
    state: { ...state, filled },
    cell: null,
    missing: new Map(pool.methods.map(({ methodId }) => [methodId, explanationsPerMethod])),
    takenQuestionIds: new Set<string>(),
  };
  for (let plan: readonly PooledExplanation[] | null = chosen; plan; ) {
    for (const { explanationId } of plan) {
      filled.set(explanationId, (filled.get(explanationId) ?? 0) + 1);
    }
    if (spread(pool, filled) > 1) return false;
    if (leastOf(pool, filled) > least) return true;
    plan = chooseExplanations(next);
  }
  return true;
}

function countsOf(pool: Pool, filled: ReadonlyMap<string, number>): number[] {
  return pool.methods.flatMap(({ explanations }) =>
    explanations.map(({ explanationId }) => filled.get(explanationId) ?? 0),
  );
}

function leastOf(pool: Pool, filled: ReadonlyMap<string, number>): number {
  return countsOf(pool, filled).reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
}

function spread(pool: Pool, filled: ReadonlyMap<string, number>): number {
  const counts = countsOf(pool, filled);
  return counts.reduce((a, b) => Math.max(a, b), 0) - leastOf(pool, filled);
}
