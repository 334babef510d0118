import type { SmoothFunction } from "@/lib/stats/ordinal/maximise-by-newton";

/** Weights of the parameters in a contrast, as many as there are parameters. */
export type ContrastWeights = ArrayLike<number>;

/**
 * A log-likelihood with log-F(m, m) penalties on contrasts of its parameters: m x / 2 − m log(1 + eˣ) for
 * each contrast x. It is what half a success and half a failure of a coin with log odds x would add, m
 * times over, so that a contrast that the data leave without end gets one.
 *
 * With m = 1 a contrast alone is held within log odds of ±6.5 in 95 % of what the penalty takes as
 * likely. All pairs of G groups at m = 2 / G weigh as much together as one penalty with m = 1 does for two
 * groups, whatever the reference group is: that is the default of `pairDegrees`.
 * Source: Greenland and Mansournia 2015, section 4 (log-F priors by data augmentation).
 * Example: at x = 0 the penalty is −m log 2, its slope 0, its second derivative −m / 4.
 * Throws RangeError when m is not positive.
 */
export function penaliseContrasts(
  evaluate: SmoothFunction,
  contrasts: readonly ContrastWeights[],
  degrees = 1,
): SmoothFunction {
  if (!(degrees > 0)) throw new RangeError(`A penalty has positive degrees, not ${degrees}.`);
  return (at) => {
    const found = evaluate(at);
    if (!found) return null;
    const gradient = found.gradient.slice();
    const hessian = found.hessian.slice();
    let { value } = found;
    for (const weights of contrasts) {
      let x = 0;
      for (let place = 0; place < at.length; place++) x += weights[place]! * at[place]!;
      // log(1 + eˣ) − x / 2 is even, so that it can be had from −|x|.
      value -= degrees * (Math.log1p(Math.exp(-Math.abs(x))) + Math.abs(x) / 2);
      const share = 1 / (1 + Math.exp(-x));
      for (let row = 0; row < at.length; row++) {
        gradient[row]! += degrees * (0.5 - share) * weights[row]!;
        const bend = degrees * share * (1 - share) * weights[row]!;
        for (let column = 0; column < at.length; column++) {
          hessian[row * at.length + column]! -= bend * weights[column]!;
        }
      }
    }
    return { value, gradient, hessian };
  };
}

/** Degrees of each penalty where all pairs of that many groups have one. */
export function pairDegrees(groups: number): number {
  return 2 / groups;
}
