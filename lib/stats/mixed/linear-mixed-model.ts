import type { OrthonormalBasis } from "@/lib/stats/linear/orthonormal-basis";
import { tQuantile, tTwoSidedP } from "@/lib/stats/numeric/distributions";
import { isEstimate, type Outcome, undefinedFigure } from "@/lib/stats/numeric/outcome";
import { solveUpper, solveUpperTransposed } from "@/lib/stats/numeric/solve-triangle";
import { type LikelihoodMethod, quadraticForm } from "./linear-mixed-deviance";
import { type MixedModelData, maximiseMixedLikelihood } from "./linear-mixed-likelihood";
import { satterthwaite } from "./linear-mixed-satterthwaite";

export interface MixedModelRequest extends MixedModelData {
  /** Sums of fixed effects to estimate as well: one weight a column each. */
  contrasts?: readonly (readonly number[])[];
  /** Of the intervals. */
  confidence?: number;
}

export interface EffectEstimate {
  estimate: number;
  se: number;
  /** Satterthwaite's. */
  df: number;
  t: number;
  /** Two-sided. */
  pValue: number;
  lower: number;
  upper: number;
  confidence: number;
}

export interface LinearMixedModel {
  method: LikelihoodMethod;
  /** −2 log (restricted) likelihood: what `lmer` calls the REML criterion, or the deviance. */
  deviance: number;
  logLikelihood: number;
  variances: { participant: number; item?: number; residual: number };
  /** The share of the variance between responses that lies between participants. */
  intraclassCorrelation: number;
  /**
   * One a column. A column that follows from those before it is undefined ("singular"), and all are
   * where the data do not tell the factors' variances apart.
   */
  fixedEffects: Outcome<EffectEstimate>[];
  /** In the order asked for; undefined ("singular") where a column without an effect has a weight. */
  contrasts: Outcome<EffectEstimate>[];
  /** Places of the columns that have an effect, ascending; `covariance` is theirs, in this order. */
  estimatedColumns: number[];
  covariance: number[][];
  n: number;
  clusters: number;
  items?: number;
}

/**
 * A linear model of responses with a random intercept for participants and, if asked for, one for
 * questions: estimates by (restricted) maximum likelihood, with Satterthwaite's degrees of freedom.
 *
 * Unit of analysis: the response; participants (and questions) are draws from a population.
 * Assumptions: random intercepts and residuals are normal, independent, of equal variance. Degenerate:
 * a variance of 0 is an estimate like any other (a singular fit); how degrees of freedom then come out
 * is said at `satterthwaite`. A column that follows from earlier ones is left out, as in R, and says
 * so. Fewer than two participants, or questions, are insufficient data; so are not more rows than
 * fixed effects or than levels of a random factor. A constant response has no variation, one that
 * fixed effects, participants and questions explain wholly no residual variation, and neither has
 * estimates; where the latter is so, the likelihood grows with a variance ratio beyond all bounds.
 * Source: Laird and Ware 1982; computed by exact reduction to sums per level, see `sumByLevel` and
 * `crossedMoments`; Bates et al. 2015 for the criterion.
 * Example: participants 1 1 2 2 3 3 with 1 3 4 4 6 8 and an intercept, REML: variances 5.6667 and
 * 1.3333, the mean 4.3333 with se 1.4530 and 2 degrees of freedom, as the analysis of variance has it.
 * Throws RangeError when lengths differ, a number is not finite, there is no column, a contrast has no
 * weight but 0, or the confidence is not between 0 and 1.
 */
export function fitLinearMixedModel(request: MixedModelRequest): Outcome<LinearMixedModel> {
  const { columns, method, contrasts = [], confidence = 0.95 } = request;
  checkContrasts(contrasts, columns.length, confidence);
  const maximum = maximiseMixedLikelihood(request);
  if (!isEstimate(maximum)) return maximum;
  const { problem, best, basis, onto, clusters, items } = maximum;
  const rank = basis.kept.length;

  const { residualVariance, inverse, shift } = best.profile;
  const degreesOfFreedom = satterthwaite(problem, best);
  const coefficients = new Float64Array(rank);
  for (let k = 0; k < rank; k++) coefficients[k] = onto[k]! + shift[k]!;
  solveUpper(basis.r, rank, coefficients);

  const estimateContrast = (weights: readonly number[]): Outcome<EffectEstimate> => {
    if (basis.aliased.some((place) => weights[place] !== 0)) return undefinedFigure("singular");
    const ofKept = Float64Array.from(basis.kept, (place) => weights[place]!);
    const estimate = ofKept.reduce((sum, weight, k) => sum + weight * coefficients[k]!, 0);
    const inBasis = solveUpperTransposed(basis.r, rank, ofKept);
    const se = Math.sqrt(residualVariance * quadraticForm(inverse, inBasis));
    const df = degreesOfFreedom(inBasis);
    if (df === null) return undefinedFigure("singular");
    const t = estimate / se;
    const reach = tQuantile(1 - (1 - confidence) / 2, df) * se;
    const [lower, upper] = [estimate - reach, estimate + reach];
    const pValue = tTwoSidedP(t, df);
    return { kind: "estimate", estimate, se, df, t, pValue, lower, upper, confidence };
  };

  const [ofCluster, ofItem] = best.ratios as [number, number?];
  return {
    kind: "estimate",
    method,
    deviance: best.profile.deviance,
    logLikelihood: -best.profile.deviance / 2,
    variances: {
      participant: ofCluster * residualVariance,
      ...(ofItem === undefined ? {} : { item: ofItem * residualVariance }),
      residual: residualVariance,
    },
    intraclassCorrelation: ofCluster / (1 + ofCluster + (ofItem ?? 0)),
    fixedEffects: columns.map((_, place) =>
      estimateContrast(columns.map((_, other) => (other === place ? 1 : 0))),
    ),
    contrasts: contrasts.map(estimateContrast),
    estimatedColumns: basis.kept,
    covariance: covarianceOfColumns(basis, inverse, residualVariance),
    n: problem.rows,
    clusters,
    ...(items === undefined ? {} : { items }),
  };
}

/** R⁻¹ C R⁻ᵀ, with C the covariance in the basis. */
function covarianceOfColumns(
  { r, kept }: OrthonormalBasis,
  inverse: Float64Array,
  residualVariance: number,
): number[][] {
  const rank = kept.length;
  const inBasis = kept.map((_, place) => {
    const unit = new Float64Array(rank);
    unit[place] = 1;
    return solveUpperTransposed(r, rank, unit);
  });
  return inBasis.map((a) =>
    inBasis.map((b) => {
      let sum = 0;
      for (let i = 0; i < rank; i++) {
        for (let j = 0; j < rank; j++) sum += a[i]! * inverse[i * rank + j]! * b[j]!;
      }
      return residualVariance * sum;
    }),
  );
}

function checkContrasts(
  contrasts: readonly (readonly number[])[],
  columns: number,
  confidence: number,
) {
  for (const weights of contrasts) {
    if (weights.length !== columns) throw new RangeError("A contrast needs one weight a column.");
    if (weights.every((weight) => weight === 0)) {
      throw new RangeError("A contrast needs a weight that is not 0.");
    }
  }
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`A confidence of ${confidence} is not between 0 and 1.`);
  }
}
