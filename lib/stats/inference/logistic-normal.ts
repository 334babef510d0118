/** The mean of a logistic function over a normal variable, and how it changes. */
export interface LogisticNormal {
  /** E F(η + σ Z), F the logistic function, Z standard normal. */
  mean: number;
  /** By η. */
  slope: number;
  /** By σ²: half of the second derivative by η. */
  byVariance: number;
}

/** Nothing is left beyond. */
const WIDEST = 9;

/**
 * The probability that a logit model with a normal random effect of this variance gives on average: over
 * everybody, not for somebody in the middle.
 *
 * By the trapezoidal rule, which for this integrand is right to 13 digits as soon as the step is below .6
 * and .6 / σ: the logistic function has poles at a distance of π / σ.
 * Source: Goodwin 1949 for the rule; Zeger, Liang and Albert 1988 for the estimand.
 * Example: η 1, σ² 1: .6967 (not F(1) = .7311). Degenerate: without variance F(η) itself.
 * Throws RangeError when η is not finite or the variance negative or not finite.
 */
export function logisticNormal(eta: number, variance: number): LogisticNormal {
  if (!(Number.isFinite(eta) && variance >= 0 && Number.isFinite(variance))) {
    throw new RangeError(`No logistic mean around ${eta} with variance ${variance}.`);
  }
  const sd = Math.sqrt(variance);
  const steps = sd === 0 ? 0 : Math.ceil(WIDEST / Math.min(0.6, 0.6 / sd));
  const step = steps === 0 ? 1 : WIDEST / steps;
  let mean = 0;
  let slope = 0;
  let bend = 0;
  for (let place = -steps; place <= steps; place++) {
    const z = place * step;
    const weight = steps === 0 ? 1 : (step * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI);
    const above = 1 / (1 + Math.exp(-eta - sd * z));
    const spread = above * (1 - above);
    mean += weight * above;
    slope += weight * spread;
    bend += weight * spread * (1 - 2 * above);
  }
  return { mean, slope, byVariance: bend / 2 };
}
