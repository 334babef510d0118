import { normalQuantile, tQuantile } from "@/lib/stats/numeric/distributions";

/**
 * What |t| has to reach at a look with this two-sided nominal level, and the half width of its repeated
 * interval in standard errors: the boundary itself for z, and its counterpart with few degrees of
 * freedom for t. All looks' intervals hold the truth together with the plan's confidence.
 *
 * Source: Jennison and Turnbull 1989 for repeated intervals; Pocock 1977 for referring the nominal
 * level to t. For a family of contrasts the level is passed on to `maxTContrasts` as confidence
 * 1 − level.
 * Example: level .05: 1.959964 with infinite, 2.262157 with 9 degrees of freedom; level 0: infinite.
 * Throws RangeError when the level is not from 0 to below 1, or df is not positive.
 */
export function lookCriticalValue(nominalLevel: number, df = Number.POSITIVE_INFINITY): number {
  if (!(nominalLevel >= 0 && nominalLevel < 1)) {
    throw new RangeError(`A level of ${nominalLevel} is not from 0 to 1.`);
  }
  if (!(df > 0)) throw new RangeError(`t needs positive degrees of freedom, not ${df}.`);
  if (nominalLevel === 0) return Number.POSITIVE_INFINITY;
  // The upper tail's quantile with its sign turned keeps the digits of small levels.
  if (df === Number.POSITIVE_INFINITY) return -normalQuantile(nominalLevel / 2);
  return -tQuantile(nominalLevel / 2, df);
}

export interface RepeatedInterval {
  lower: number;
  upper: number;
  /** The two-sided level that the look has to itself. */
  nominalLevel: number;
}

/**
 * The repeated confidence interval of an estimate at a look: it leaves out 0 exactly where the look's
 * boundary is passed, whatever the study did before or does afterwards.
 *
 * Degenerate: a look that spends nothing has an interval without ends.
 * Source: Jennison and Turnbull 1989. Example: estimate 1, error .25, level .005: from .2982 to 1.7018.
 * Throws RangeError when the error is not positive, or as `lookCriticalValue`.
 */
export function repeatedInterval(
  estimate: number,
  se: number,
  nominalLevel: number,
  df = Number.POSITIVE_INFINITY,
): RepeatedInterval {
  if (!(se > 0 && Number.isFinite(estimate))) {
    throw new RangeError(`No interval of ${estimate} with an error of ${se}.`);
  }
  const reach = lookCriticalValue(nominalLevel, df) * se;
  return { lower: estimate - reach, upper: estimate + reach, nominalLevel };
}
