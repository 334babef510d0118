/** What a smallest effect of interest is measured in. */
export type EffectScale =
  /** Of an answer scale, or of the mean score of several. */
  | { kind: "points"; lowest: number; highest: number }
  /** Of the probability of agreeing. */
  | { kind: "probability" };

export interface SmallestEffectProblem {
  field: "smallestEffect";
  /** "beyond-scale": no difference can be as large, so that everything would be equivalent. */
  reason: "not-positive" | "beyond-scale";
}

/**
 * What is wrong with a smallest effect of interest; null where a study can meet it.
 *
 * Example: 4 points of a scale from 1 to 5 are beyond the scale, 3.9 are not; a probability of 1 is.
 * Throws RangeError when the scale's ends do not ascend.
 */
export function checkSmallestEffect(
  effect: number,
  scale: EffectScale,
): SmallestEffectProblem | null {
  const width = scale.kind === "points" ? scale.highest - scale.lowest : 1;
  if (!(width > 0)) throw new RangeError("A scale ends above its beginning.");
  if (!(effect > 0)) return { field: "smallestEffect", reason: "not-positive" };
  return effect < width ? null : { field: "smallestEffect", reason: "beyond-scale" };
}
