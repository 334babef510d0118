import type { AssignmentState } from "./assignment-state";
import type { Design } from "./plan-trials";
import type { Pool } from "./pool";

/** So many participants beyond the target are taken for the sake of balance, and no more. */
export const MOST_BEYOND_TARGET = 3;

/**
 * Whether drop-outs left gaps that a few more participants would fill, although as many as were
 * wanted have completed: the explanations are more than one rating apart, and would not be after one,
 * two or three further complete runs. Where more than that would be needed, or where no number would
 * do because one method is too far ahead, there is nothing to be gained by another participant.
 */
export function hasGaps(
  pool: Pool,
  state: Pick<AssignmentState, "filled">,
  { kind, explanationsPerMethod }: Pick<Design, "kind" | "explanationsPerMethod">,
): boolean {
  if (kind === "random") return false;
  const counts = pool.methods.map(({ explanations }) =>
    explanations.map(({ explanationId }) => state.filled.get(explanationId) ?? 0),
  );
  if (spread(counts) <= 1) return false;
  for (let run = 1; run <= MOST_BEYOND_TARGET; run++) {
    for (const ofMethod of counts) addToLeast(ofMethod, explanationsPerMethod);
    if (spread(counts) <= 1) return true;
  }
  return false;
}

function spread(counts: readonly (readonly number[])[]): number {
  const all = counts.flat();
  return all.reduce((a, b) => Math.max(a, b), 0) - all.reduce((a, b) => Math.min(a, b), Infinity);
}

/** One more for each of the least-filled. */
function addToLeast(counts: number[], places: number): void {
  counts.sort((a, b) => a - b);
  for (let place = 0; place < Math.min(places, counts.length); place++) {
    counts[place] = (counts[place] ?? 0) + 1;
  }
}
