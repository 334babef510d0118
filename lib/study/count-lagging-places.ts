import type { AssignmentState } from "./assignment-state";
import type { Pool } from "./pool";

/**
 * How many ratings are wanting until every explanation of the pool is within one of the fullest. 0 in
 * a study that nobody left early, if its assignment balances. More than that after the last
 * participant finished means that others left gaps which nobody has filled.
 */
export function countLaggingPlaces(pool: Pool, state: Pick<AssignmentState, "filled">): number {
  const counts = pool.methods.flatMap(({ explanations }) =>
    explanations.map(({ explanationId }) => state.filled.get(explanationId) ?? 0),
  );
  const fullest = counts.reduce((a, b) => Math.max(a, b), 0);
  return counts.reduce((sum, count) => sum + Math.max(0, fullest - 1 - count), 0);
}
