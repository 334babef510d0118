import { type Outcome, undefinedFigure } from "@/lib/stats/numeric/outcome";
import type { MixedProblem } from "./linear-mixed-deviance";
import { type BestRatios, found, LARGEST_RATIO, profileAt } from "./linear-mixed-scale";

/**
 * The least deviance over the ratios of two random factors, from a start: a quasi-Newton search
 * (Broyden, Fletcher, Goldfarb, Shanno) on z, with ratios that are 0 and would have to fall held there.
 * It finds the floor of the valley that `start`, on the scale z, lies in.
 * Undefined (no convergence) after 200 rounds, (no residual variation) where a ratio grows beyond all
 * bounds. Source: Bertsekas 1982 for the bounds; Nocedal and Wright 2006, section 6.1.
 */
export function searchCrossedRatios(
  problem: MixedProblem,
  start: readonly number[],
): Outcome<BestRatios> {
  const factors = start.length;
  let z = start;
  let point = profileAt(problem, z);
  if (!point) return undefinedFigure("no-residual-variation");
  let curvature = startCurvature(problem, z, point.slopes);

  for (let round = 0; round < 200; round++) {
    const free = z.map((value, factor) => value > 0 || point!.slopes[factor]! < 0);
    const steepest = Math.max(0, ...point.slopes.map((s, f) => (free[f] ? Math.abs(s) : 0)));
    if (steepest < 1e-8) return found(point);
    if (z.some((value) => value > Math.log(LARGEST_RATIO))) {
      return undefinedFigure("no-residual-variation");
    }

    let direction = newtonStep(curvature, point.slopes, free);
    const descent = (d: number[]) => d.reduce((sum, step, f) => sum + step * point!.slopes[f]!, 0);
    if (!direction || !(descent(direction) < 0)) {
      direction = point.slopes.map((slope, factor) => (free[factor] ? -slope / steepest : 0));
      curvature = identity(factors);
    }
    const longest = Math.max(...direction.map(Math.abs));
    let length = Math.min(1, 2 / longest);
    let next: ReturnType<typeof profileAt> = null;
    let moved = z;
    for (let halving = 0; halving < 40; halving++, length /= 2) {
      moved = z.map((value, factor) => Math.max(0, value + length * direction[factor]!));
      next = profileAt(problem, moved);
      // A rise within rounding counts as level ground, on which the slopes decide.
      const noise = 1e-12 * Math.abs(point.deviance);
      if (next && next.deviance <= point.deviance + noise) break;
      next = null;
    }
    if (!next) return steepest < 1e-4 ? found(point) : undefinedFigure("no-convergence");
    const step = moved.map((value, factor) => value - z[factor]!);
    curvature = updateCurvature(
      curvature,
      step,
      next.slopes.map((slope, factor) => slope - point!.slopes[factor]!),
    );
    z = moved;
    point = next;
  }
  return undefinedFigure("no-convergence");
}

function identity(size: number): number[][] {
  return Array.from({ length: size }, (_, a) =>
    Array.from({ length: size }, (_, b) => (a === b ? 1 : 0)),
  );
}

/** Second derivatives along the axes, by one more look each. */
function startCurvature(problem: MixedProblem, z: readonly number[], slopes: readonly number[]) {
  const curvature = identity(z.length);
  z.forEach((_, factor) => {
    const aside = profileAt(
      problem,
      z.map((value, other) => value + (other === factor ? 0.05 : 0)),
    );
    const second = aside ? (aside.slopes[factor]! - slopes[factor]!) / 0.05 : 0;
    // Where the deviance is hollow, a step of 1 down the slope.
    curvature[factor]![factor] = second > 0 ? second : Math.max(1, Math.abs(slopes[factor]!));
  });
  return curvature;
}

function newtonStep(
  curvature: readonly number[][],
  slopes: readonly number[],
  free: readonly boolean[],
): number[] | null {
  const places = slopes.map((_, factor) => factor).filter((factor) => free[factor]);
  const step = slopes.map(() => 0);
  if (places.length === 1) {
    const [only] = places;
    step[only!] = -slopes[only!]! / curvature[only!]![only!]!;
    return Number.isFinite(step[only!]!) ? step : null;
  }
  const [a, b] = places as [number, number];
  const determinant = curvature[a]![a]! * curvature[b]![b]! - curvature[a]![b]! * curvature[b]![a]!;
  if (!(determinant > 0)) return null;
  step[a] = -(curvature[b]![b]! * slopes[a]! - curvature[a]![b]! * slopes[b]!) / determinant;
  step[b] = -(curvature[a]![a]! * slopes[b]! - curvature[b]![a]! * slopes[a]!) / determinant;
  return step;
}

/** The update of Broyden, Fletcher, Goldfarb and Shanno; left out where it would lose definiteness. */
function updateCurvature(
  curvature: readonly number[][],
  step: readonly number[],
  change: readonly number[],
): number[][] {
  const times = curvature.map((row) => row.reduce((sum, value, i) => sum + value * step[i]!, 0));
  const bend = step.reduce((sum, value, i) => sum + value * change[i]!, 0);
  const model = step.reduce((sum, value, i) => sum + value * times[i]!, 0);
  if (!(bend > 1e-12 * model) || !(model > 0)) return curvature.map((row) => [...row]);
  return curvature.map((row, a) =>
    row.map(
      (value, b) => value - (times[a]! * times[b]!) / model + (change[a]! * change[b]!) / bend,
    ),
  );
}
