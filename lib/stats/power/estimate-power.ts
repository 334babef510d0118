import type { Random } from "@/lib/random";
import { sumOverClusters } from "@/lib/stats/descriptive/clustered-counts";
import { estimateProportion } from "@/lib/stats/descriptive/estimate-proportion";
import { normalQuantile } from "@/lib/stats/numeric/distributions";
import { insufficientData, isEstimate, type Outcome } from "@/lib/stats/numeric/outcome";
import { waldContrast } from "./power-wald-contrast";
import { type OrdinalDesign, simulateOrdinalStudy } from "./simulate-ordinal-study";

export interface PowerRequest {
  design: OrdinalDesign;
  /** How many studies are simulated. */
  simulations: number;
  /** Of the two-sided test. */
  alpha: number;
  /** Contrasts that alpha is shared out over, as Bonferroni does; 1 for this one alone. */
  contrasts?: number;
  /** The randomness of each simulated study, by its number: the same at every call, other for others. */
  randomOf: (simulation: number) => Random;
}

export interface PowerEstimate {
  simulations: number;
  /** The share of all simulated studies that find the contrast; those without estimate do not. */
  power: number;
  /** Wilson's interval with 95 % confidence: how far the number of simulations leaves power open. */
  lower: number;
  upper: number;
  /** The share of simulated studies whose model has no estimate of the contrast. */
  withoutEstimate: number;
  /** Over the simulated studies with an estimate. */
  contrast: Outcome<ContrastPrecision>;
  /** By method. */
  means: Outcome<MeanPrecision>[];
}

export interface ContrastPrecision {
  meanLogOddsRatio: number;
  meanSe: number;
  /** The mean half-width of Wald's 95 % interval of the log odds ratio. */
  halfWidth: number;
}

export interface MeanPrecision {
  /** Of the simulated studies' mean ratings of the method. */
  mean: number;
  /** Their standard deviation: the standard error of a mean, participants drawn anew. */
  se: number;
  /** Of a normal 95 % interval with that standard error. */
  halfWidth: number;
}

const REACH_95 = normalQuantile(0.975);

/**
 * Estimates the power of a planned study to find that two methods differ, and how precise it will be,
 * by simulation: studies are drawn from the design, each is fitted by the cumulative link mixed model
 * (Laplace's approximation), and the contrast is tested by Wald's z, two-sided.
 *
 * Unit of analysis: the simulated study. Assumptions: the design is the truth (see
 * `simulateOrdinalStudy`), and the study will be analysed in this way. Power means little without the
 * interval, which is about the number of simulations alone, not about doubts in the design.
 * Degenerate: a simulated study without estimate counts as one that finds nothing, and its share is
 * told; where fewer than two have an estimate, the contrast is insufficient data; so is the mean of a
 * method without ratings in two simulated studies.
 * Source: Arnold, Hogan, Colford and Hubbard 2011 for power by simulation; Wald 1943 for the test;
 * Wilson 1927 for the interval. Bonferroni: alpha divided by `contrasts`.
 * Example: 2 methods that do not differ, alpha .05: about 5 % of the simulated studies find a
 * difference; 25 of 500 are a power of .05, interval .0341 to .0727.
 * Throws RangeError when the design makes no sense, the number of simulations or contrasts is not a
 * whole number of at least 1, or alpha is not between 0 and 1.
 *
 * Yields after every simulated study, so that whoever runs it can tell how far it is, or leave off.
 */
export function* simulatePower(request: PowerRequest): Generator<void, PowerEstimate> {
  const { design, simulations, randomOf } = request;
  const wanted = criticalZ(request);
  if (!Number.isSafeInteger(simulations) || simulations < 1) {
    throw new RangeError(`At least one study has to be simulated, not ${simulations}.`);
  }
  let found = 0;
  let estimated = 0;
  let sum = 0;
  let sumOfSe = 0;
  const means: number[][] = design.effects.map(() => []);
  for (let simulation = 0; simulation < simulations; simulation++) {
    const counts = simulateOrdinalStudy(design, randomOf(simulation));
    sumOverClusters(counts).forEach((ofMethod, method) => {
      let n = 0;
      let total = 0;
      ofMethod.forEach((count, place) => {
        n += count;
        total += count * counts.values[place]!;
      });
      if (n > 0) means[method]!.push(total / n);
    });
    const contrast = waldContrast(counts, design.contrast);
    if (isEstimate(contrast)) {
      estimated += 1;
      sum += contrast.logOddsRatio;
      sumOfSe += contrast.se;
      if (Math.abs(contrast.logOddsRatio) > wanted * contrast.se) found += 1;
    }
    yield;
  }
  const power = estimateProportion(found, simulations);
  if (!isEstimate(power)) throw new RangeError("There is no power of no simulations.");
  return {
    simulations,
    power: power.proportion,
    lower: power.lower,
    upper: power.upper,
    withoutEstimate: (simulations - estimated) / simulations,
    contrast:
      estimated < 2
        ? insufficientData("replicates", 2, estimated)
        : {
            kind: "estimate",
            meanLogOddsRatio: sum / estimated,
            meanSe: sumOfSe / estimated,
            halfWidth: (REACH_95 * sumOfSe) / estimated,
          },
    means: means.map(describeMeans),
  };
}

/** `simulatePower` from beginning to end; `onProgress` hears how many studies have been simulated. */
export function estimatePower(
  request: PowerRequest,
  onProgress: (simulated: number) => void = () => {},
): PowerEstimate {
  const steps = simulatePower(request);
  for (let simulated = 1; ; simulated++) {
    const step = steps.next();
    if (step.done) return step.value;
    onProgress(simulated);
  }
}

/** How many standard errors a contrast has to be from 0. */
export function criticalZ({ alpha, contrasts = 1 }: Pick<PowerRequest, "alpha" | "contrasts">) {
  if (!(alpha > 0 && alpha < 1)) throw new RangeError(`Alpha ${alpha} is not between 0 and 1.`);
  if (!Number.isSafeInteger(contrasts) || contrasts < 1) {
    throw new RangeError(`Alpha cannot be shared out over ${contrasts} contrasts.`);
  }
  return -normalQuantile(alpha / contrasts / 2);
}

function describeMeans(means: number[]): Outcome<MeanPrecision> {
  const n = means.length;
  if (n < 2) return insufficientData("replicates", 2, n);
  const mean = means.reduce((sum, each) => sum + each, 0) / n;
  const squares = means.reduce((sum, each) => sum + (each - mean) ** 2, 0);
  const se = Math.sqrt(squares / (n - 1));
  return { kind: "estimate", mean, se, halfWidth: REACH_95 * se };
}
