import { type Outcome, undefinedFigure } from "@/lib/stats/numeric/outcome";
import type { MixedProblem } from "./linear-mixed-deviance";
import { type BestRatios, found, LARGEST_RATIO, profileAt } from "./linear-mixed-scale";

const GRID_STEP = 0.5;

/**
 * The least deviance over the ratio of one random factor: a grid over all sensible ratios shows in which
 * intervals the slope turns upwards, secants and halving find each such valley's floor to working
 * precision, and the lowest floor is the answer; 0, where the deviance rises from there, is a legitimate
 * one. Undefined (no residual variation) where it falls lowest towards infinity.
 */
export function searchOneRatio(problem: MixedProblem): Outcome<BestRatios> {
  const at = (z: number) => profileAt(problem, [z]);
  const steps = Math.ceil(Math.log(LARGEST_RATIO) / GRID_STEP);
  const grid = Array.from({ length: steps + 1 }, (_, index) => at(index * GRID_STEP));
  const candidates = grid.flatMap((point, index) => {
    if (!point) return [];
    const falls = point.slopes[0]! < 0;
    if (index === steps) return falls ? [point] : [];
    if (!falls) return index === 0 ? [point] : [];
    const next = grid[index + 1] ?? null;
    if (next && next.slopes[0]! < 0) return [];
    return [findFloor(at, index * GRID_STEP, point, next)];
  });
  if (candidates.length === 0) return undefinedFigure("no-residual-variation");
  const best = candidates.reduce((a, b) => (b.deviance < a.deviance ? b : a));
  return best === grid[steps] ? undefinedFigure("no-residual-variation") : found(best);
}

type Point = NonNullable<ReturnType<typeof profileAt>>;

/** Where the slope is 0 between `start` and the next point of the grid, at which it is not below 0. */
function findFloor(
  at: (z: number) => Point | null,
  start: number,
  first: Point,
  last: Point | null,
) {
  let low = start;
  let high = start + GRID_STEP;
  let lowSlope = first.slopes[0]!;
  let highSlope = last?.slopes[0];
  let floor = first;
  for (let round = 0; round < 100; round++) {
    // Every third step halves, lest secants with one end fixed crawl.
    const secant =
      round % 3 < 2 && highSlope !== undefined
        ? low + ((high - low) * -lowSlope) / (highSlope - lowSlope)
        : low + (high - low) / 2;
    if (!(secant > low && secant < high)) break;
    const point = at(secant);
    const slope = point?.slopes[0];
    if (point) floor = point;
    if (slope !== undefined && Math.abs(slope) < 1e-11) break;
    if (slope !== undefined && slope < 0) {
      low = secant;
      lowSlope = slope;
    } else {
      high = secant;
      highSlope = slope;
    }
  }
  return floor;
}
