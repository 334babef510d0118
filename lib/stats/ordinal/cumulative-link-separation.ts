import type { CumulativeLinkData } from "./cumulative-link-data";

/**
 * Whether the likelihood of a cumulative logit model with one effect a group grows without end, so
 * that some threshold or effect has no finite estimate.
 *
 * A group whose answers span several values holds the thresholds between them, and its own effect,
 * together. Estimates are finite exactly when all thresholds are held together in this way, directly
 * or through groups in common, and no group has only the lowest or only the highest answer. A random
 * participant intercept does not change that: the condition holds at every value of it.
 * Source: the directions of recession of the log-likelihood, as Haberman 1980 describes them.
 * Example: groups 1 1 2 and 2 3 3 are separated (every 1 is in the one, every 3 in the other); 1 1 2
 * and 1 3 3 are not.
 */
export function isSeparated({
  groups,
  thresholds,
  totals,
}: Pick<CumulativeLinkData, "groups" | "thresholds" | "totals">): boolean {
  // The thresholds that are held together with each one, by the lowest of them.
  const heldWith = Array.from({ length: thresholds }, (_, threshold) => threshold);
  for (let group = 0; group < groups; group++) {
    const ofGroup = totals.subarray(group * (thresholds + 1), (group + 1) * (thresholds + 1));
    const lowest = ofGroup.findIndex((count) => count > 0);
    const highest = ofGroup.findLastIndex((count) => count > 0);
    if (highest === 0 || lowest === thresholds) return true;
    const held = new Set(heldWith.slice(lowest, highest));
    const first = Math.min(...held);
    heldWith.forEach((other, threshold) => {
      if (held.has(other)) heldWith[threshold] = first;
    });
  }
  return heldWith.some((first) => first !== 0);
}
