import { normalQuantile } from "@/lib/stats/numeric/distributions";
import { isEstimate, type Outcome, undefinedFigure } from "@/lib/stats/numeric/outcome";
import { criticalZ, type PowerEstimate, type PowerRequest, simulatePower } from "./estimate-power";
import type { OrdinalDesign } from "./simulate-ordinal-study";

export interface DetectableRequest extends PowerRequest {
  /** The power that the study shall have. */
  wantedPower: number;
  /** What `simulatePower` said of the same request, so that it need not be found again. */
  known?: PowerEstimate;
}

export interface DetectableOddsRatio {
  /** Of the contrast, in the direction that the design gives it; upwards where it gives none. */
  logOddsRatio: number;
  /** How far the number of simulations leaves it open, with 95 % confidence. */
  lower: number;
  upper: number;
  wantedPower: number;
  /** Studies simulated at each of the sizes that were tried. */
  simulations: number;
  /** Sizes tried, without the design's own. */
  tried: number;
}

interface Point {
  /** The log odds ratio without its sign. */
  size: number;
  power: number;
}

const MOST_TRIED = 14;
/** Between two sizes this close, in standard errors, power is taken for a line on the probit scale. */
const NEAR = 0.05;
/** In logits. */
const LONGEST_STEP = 1.5;
const LARGEST = 12;

/**
 * Finds the smallest odds ratio between two methods that a planned study detects with a wanted power,
 * other effects left as they are.
 *
 * The search encloses the size and closes in by straight lines between probits of simulated powers;
 * the first step is where Wald's test would have that power. Every size is tried on the same random
 * numbers, so that sizes differ by their effect and not by chance.
 *
 * Unit of analysis and assumptions: those of `simulatePower`; power grows with the size. Degenerate:
 * where few ratings or a scale that ends soon keep power below the one wanted, however large the
 * odds ratio, it is out of reach.
 * Source: bisection and false position as in Press et al. 2007, chapter 9. The interval carries the
 * binomial error of a simulated power over to the size by the slope that power has there,
 * φ(Φ⁻¹(power)) / se (delta method).
 * Example: where the contrast has a standard error of .2 whatever its size, alpha .05 and power .8 give
 * (1.959964 + .841621) · .2 = .5603, an odds ratio of 1.75; with 500 simulations from .535 to .585.
 * Throws RangeError when the wanted power is not between alpha and 1, or as `simulatePower` does.
 *
 * Yields after every simulated study.
 */
export function* findDetectableOddsRatio(
  request: DetectableRequest,
): Generator<void, Outcome<DetectableOddsRatio>> {
  const { design, simulations, wantedPower, alpha, contrasts = 1 } = request;
  const critical = criticalZ(request);
  if (!(wantedPower > alpha / contrasts && wantedPower < 1)) {
    throw new RangeError(`A power of ${wantedPower} cannot be looked for.`);
  }
  const probit = (power: number) =>
    normalQuantile(Math.min(1 - 0.5 / simulations, Math.max(0.5 / simulations, power)));
  const wanted = normalQuantile(wantedPower);
  const ofDesign = contrastOf(design);
  const sign = ofDesign < 0 ? -1 : 1;

  // Without a difference, half of alpha points in each direction.
  let low: Point = { size: 0, power: alpha / contrasts / 2 };
  let high: Point | null = null;
  let se = 1;
  const learn = (size: number, { power, contrast }: PowerEstimate) => {
    if (isEstimate(contrast)) se = contrast.meanSe;
    if (power >= wantedPower) high = { size, power };
    else if (size > 0) low = { size, power };
  };
  learn(Math.abs(ofDesign), request.known ?? (yield* simulatePower(request)));

  for (let tried = 0; tried <= MOST_TRIED; tried++) {
    const top = high as Point | null;
    const near = NEAR * se;
    let size: number;
    if (top) {
      const zLow = low.size === 0 ? -critical : probit(low.power);
      const width = top.size - low.size;
      const share = (wanted - zLow) / Math.max(probit(top.power) - zLow, 1e-9);
      size = low.size + Math.min(1, Math.max(0, share)) * width;
      if (width <= near * 1.001) return describe(size, tried);
      // A little to the other side of where the size is thought to be, to close in from there.
      if (size - low.size < near / 2) size = low.size + near;
      else if (top.size - size < near / 2) size = top.size - near;
      else size = top.size - size < size - low.size ? size - near / 2 : size + near / 2;
      size = Math.min(top.size - width / 100, Math.max(low.size + width / 100, size));
    } else {
      const zLow = low.size === 0 ? -critical : probit(low.power);
      const step = Math.max((wanted - zLow) * se, near * 2 ** Math.max(0, tried - 1));
      size = low.size + Math.min(LONGEST_STEP, step);
    }
    if (size > LARGEST) break;
    learn(size, yield* simulatePower({ ...request, design: withContrast(design, sign * size) }));
  }
  return undefinedFigure("power-out-of-reach");

  function describe(size: number, tried: number): Outcome<DetectableOddsRatio> {
    const density = Math.exp((-wanted * wanted) / 2) / Math.sqrt(2 * Math.PI);
    const error = Math.sqrt((wantedPower * (1 - wantedPower)) / simulations) * (se / density);
    const reach = normalQuantile(0.975) * error;
    const logOddsRatio = sign * size;
    return {
      kind: "estimate",
      logOddsRatio,
      lower: logOddsRatio - reach,
      upper: logOddsRatio + reach,
      wantedPower,
      simulations,
      tried,
    };
  }
}

/** `findDetectableOddsRatio` from beginning to end. */
export function smallestDetectableOddsRatio(
  request: DetectableRequest,
): Outcome<DetectableOddsRatio> {
  const steps = findDetectableOddsRatio(request);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The log odds ratio that the design gives its contrast. */
function contrastOf({ effects, contrast }: OrdinalDesign): number {
  return effects[contrast.second]! - effects[contrast.first]!;
}

/** The design with another log odds ratio of its contrast; only the second method's effect moves. */
function withContrast(design: OrdinalDesign, logOddsRatio: number): OrdinalDesign {
  const { first, second } = design.contrast;
  const moved = design.effects[first]! + logOddsRatio;
  return {
    ...design,
    effects: design.effects.map((effect, method) => (method === second ? moved : effect)),
  };
}
