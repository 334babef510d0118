import type { CumulativeLinkData } from "./cumulative-link-data";

/** R's settings of the inner search: `maxIter`, `gradTol` and `maxLineIter` of `clmm.control`. */
const ITERATIONS = 50;
const STEEPEST = 1e-4;
const HALVINGS = 50;

/**
 * The shares of Newton's steps that R's `clmm` takes from 0 towards all participants' modes at once:
 * one share for all of them in every iteration, mostly 1.
 *
 * A step is halved while the joint likelihood of answers and intercepts falls; the next one begins at
 * twice the share, at most 1. The search ends where no slope, by intercepts in units of their standard
 * deviation, is 10⁻⁴ or more. Null where R's search does not end in this way.
 */
export function findInnerSteps(
  { clusters, offsets, pair, times, above }: CumulativeLinkData,
  odds: Float64Array,
  precision: number,
): number[] | null {
  const sigma = 1 / Math.sqrt(precision);
  const v = new Float64Array(clusters);
  let step = new Float64Array(clusters);
  let nextStep = new Float64Array(clusters);
  let steepest = 0;

  /** Of all clusters at v: the height is returned, the steps and the steepest slope are filled in. */
  function visit(): number {
    let height = 0;
    steepest = 0;
    for (let cluster = 0; cluster < clusters; cluster++) {
      const at = v[cluster]!;
      const growth = Math.exp(at);
      const end = offsets[cluster + 1]!;
      let slope = above[cluster]! - precision * at;
      let info = precision;
      let logs = 0;
      let product = 1;
      for (let place = offsets[cluster]!; place < end; place++) {
        const rest = 1 + odds[pair[place]!]! * growth;
        const often = times[place]!;
        const below = 1 / rest;
        const expected = often * (1 - below);
        slope -= expected;
        info += expected * below;
        // Few logarithms of products instead of many of their factors.
        if (often <= 3 && rest < 1e50) {
          for (let time = 0; time < often; time++) product *= rest;
          if (product > 1e100) {
            logs += Math.log(product);
            product = 1;
          }
        } else logs += often * Math.log(rest);
      }
      height += above[cluster]! * at - logs - Math.log(product) - (precision * at * at) / 2;
      nextStep[cluster] = slope / info;
      steepest = Math.max(steepest, sigma * Math.abs(slope));
    }
    return height;
  }

  function move(share: number): void {
    for (let cluster = 0; cluster < clusters; cluster++) v[cluster]! += share * step[cluster]!;
  }

  const shares: number[] = [];
  let share = 1;
  let height = visit();
  while (steepest >= STEEPEST) {
    if (shares.length === ITERATIONS || !Number.isFinite(height)) return null;
    [step, nextStep] = [nextStep, step];
    move(share);
    let there = visit();
    for (let halving = 0; !(there >= height); halving++) {
      if (halving > HALVINGS) return null;
      share /= 2;
      move(-share);
      there = visit();
    }
    shares.push(share);
    height = there;
    share = Math.min(1, 2 * share);
  }
  return Number.isFinite(height) ? shares : null;
}
