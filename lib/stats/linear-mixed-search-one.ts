import type { MixedProblem } from "./linear-mixed-deviance";
import { type BestRatios, found, LARGEST_RATIO, profileAt } from "./linear-mixed-scale";
import { type Outcome, undefinedFigure } from "./outcome";

/**
 * The least deviance over the ratio of one random factor: a grid over all sensible ratios finds the
 * lowest valley, halving and secants on the slope then find its floor to working precision. 0 is a
 * legitimate answer. Undefined (no residual variation) where the deviance falls all the way to infinity.
 */
export function searchOneRatio(problem: MixedProblem): Outcome<BestRatios> {
  const at = (z: number) => profileAt(problem, [z]);
  const step = 0.5;
  const steps = Math.ceil(Math.log(LARGEST_RATIO) / step);
  let best = 0;
  let lowest = Number.POSITIVE_INFINITY;
  for (let index = 0; index <= steps; index++) {
    const deviance = at(index * step)?.deviance ?? Number.POSITIVE_INFINITY;
    if (deviance < lowest) {
      lowest = deviance;
      best = index;
    }
  }
  const start = at(best * step);
  if (!start || best === steps) return undefinedFigure("no-residual-variation");
  let current = start;
  const rises = start.slopes[0]! >= 0;
  if (rises && best === 0) return found(start);

  // The slope is below 0 at `low`; at `high` it is not, or the deviance is higher again.
  let low = (best - (rises ? 1 : 0)) * step;
  let high = low + step;
  let z = best * step;
  let lowPoint = rises ? at(low) : start;
  let highSlope = rises ? start.slopes[0]! : at(high)?.slopes[0];
  for (let round = 0; round < 100 && high - low > 1e-14 * high; round++) {
    const secant =
      lowPoint && highSlope !== undefined && highSlope > 0
        ? low + ((high - low) * -lowPoint.slopes[0]!) / (highSlope - lowPoint.slopes[0]!)
        : Number.NaN;
    // Every third step halves, lest a secant with one end fixed crawl.
    const takeSecant = round % 3 < 2 && secant > low && secant < high;
    z = takeSecant ? secant : low + (high - low) / 2;
    if (z <= low || z >= high) break;
    const point = at(z);
    if (point) current = point;
    if (point && point.slopes[0]! < 0 && !(lowPoint && point.deviance > lowPoint.deviance + 1e-6)) {
      low = z;
      lowPoint = point;
    } else {
      high = z;
      highSlope = point?.slopes[0];
    }
    if (point && Math.abs(point.slopes[0]!) < 1e-11) break;
  }
  return found(current);
}
