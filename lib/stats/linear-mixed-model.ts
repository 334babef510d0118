import { tQuantile, tTwoSidedP } from "./distributions";
import { crossedMoments } from "./linear-mixed-crossed";
import { type LikelihoodMethod, type MixedProblem, quadraticForm } from "./linear-mixed-deviance";
import { type Levels, numberLevels } from "./linear-mixed-levels";
import { oneFactorMoments, sumByLevel } from "./linear-mixed-moments";
import { satterthwaite } from "./linear-mixed-satterthwaite";
import { type BestRatios, searchOneRatio, searchRatios } from "./linear-mixed-search";
import {
  norm,
  type OrthonormalBasis,
  orthonormalBasis,
  projectOut,
  solveUpper,
  solveUpperTransposed,
} from "./orthonormal-basis";
import { insufficientData, isEstimate, type Outcome, undefinedFigure } from "./outcome";

export interface MixedModelRequest {
  /** One entry a row. */
  response: Float64Array;
  /** The fixed effects' columns, the intercept among them; one entry a row each. */
  columns: readonly Float64Array[];
  /** The participant of every row: any number that tells participants apart. */
  cluster: ArrayLike<number>;
  /** The question of every row, for a second random intercept, crossed with the first. */
  item?: ArrayLike<number>;
  method: LikelihoodMethod;
  /** Sums of fixed effects to estimate as well: one weight a column each. */
  contrasts?: readonly (readonly number[])[];
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
  /** One a column; a column that follows from those before it is undefined ("singular"). */
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
 * fixed effects and participants explain wholly no residual variation, and neither has estimates.
 * Source: Laird and Ware 1982; computed by exact reduction to sums per level, see `sumByLevel` and
 * `crossedMoments`; Bates et al. 2015 for the criterion.
 * Example: participants 1 1 2 2 3 3 with 1 3 4 4 6 8 and an intercept, REML: variances 5.5833 and
 * 1.3333, the mean 4.3333 with se 1.4530 and 2 degrees of freedom, as the analysis of variance has it.
 * Throws RangeError when lengths differ, a number is not finite, there is no column, a contrast has no
 * weight but 0, or the confidence is not between 0 and 1.
 */
export function fitLinearMixedModel(request: MixedModelRequest): Outcome<LinearMixedModel> {
  checkRequest(request);
  const { response, columns, method, contrasts = [], confidence = 0.95 } = request;
  const rows = response.length;
  const cluster = numberLevels(request.cluster);
  const item = request.item && numberLevels(request.item);
  const clusters = cluster.sizes.length;
  const items = item?.sizes.length;
  if (clusters < 2) return insufficientData("participants", 2, clusters);
  if (items !== undefined && items < 2) return insufficientData("questions", 2, items);

  const basis = orthonormalBasis(columns);
  const rank = basis.kept.length;
  const spare = rows - Math.max(rank, clusters, items ?? 0);
  if (spare < 1) return insufficientData("residual-df", 1, spare);
  const rest = response.slice();
  const onto = projectOut(basis.q, rest);
  if (!(norm(rest) > 1e-13 * norm(response))) {
    const constant = response.every((value) => value === response[0]);
    return undefinedFigure(constant ? "no-variation" : "no-residual-variation");
  }

  let logDetBasis = 0;
  for (let k = 0; k < rank; k++) logDetBasis += 2 * Math.log(basis.r[k * rank + k]!);
  const parts = { rows, rank, logDetBasis, method };
  const { problem, best } = searchFactors(parts, [...basis.q, rest], cluster, item);
  if (!isEstimate(best)) return best;

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
    if (!(se > 0)) throw new RangeError("A contrast needs a weight that is not 0.");
    const df = degreesOfFreedom(inBasis);
    if (df === null) return undefinedFigure("no-convergence");
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
    n: rows,
    clusters,
    ...(items === undefined ? {} : { items }),
  };
}

/** The best variance ratios, of participants and, with questions, of those, in this order. */
function searchFactors(
  parts: Pick<MixedProblem, "rows" | "rank" | "logDetBasis" | "method">,
  u: readonly Float64Array[],
  cluster: Levels,
  item: Levels | undefined,
): { problem: MixedProblem; best: Outcome<BestRatios> } {
  const ofCluster = sumByLevel(u, cluster);
  const alone = ({ sizes }: Levels, sums: typeof ofCluster): MixedProblem => ({
    ...parts,
    momentsAt: oneFactorMoments(sums),
    largestLevels: [largest(sizes)],
  });
  const first = alone(cluster, ofCluster);
  const bestFirst = searchOneRatio(first);
  if (!item) return { problem: first, best: bestFirst };

  const ofItem = sumByLevel(u, item);
  const bestSecond = searchOneRatio(alone(item, ofItem));
  const start = [bestFirst, bestSecond].map((best) => (isEstimate(best) ? best.ratios[0]! : 1));
  // The dense matrix is over the factor with fewer levels.
  const swapped = item.sizes.length > cluster.sizes.length;
  const momentsAt = swapped
    ? crossedMoments(item, ofItem, cluster, ofCluster.sums)
    : crossedMoments(cluster, ofCluster, item, ofItem.sums);
  const problem: MixedProblem = {
    ...parts,
    momentsAt: swapped ? reverseFactors(momentsAt) : momentsAt,
    largestLevels: [largest(cluster.sizes), largest(item.sizes)],
  };
  return { problem, best: searchRatios(problem, start) };
}

function reverseFactors(momentsAt: MixedProblem["momentsAt"]): MixedProblem["momentsAt"] {
  return (ratios) => {
    const moments = momentsAt([...ratios].reverse());
    if (!moments) return null;
    const { logDetSlopes, crossSlopes } = moments;
    return {
      ...moments,
      logDetSlopes: logDetSlopes.reverse(),
      crossSlopes: crossSlopes.reverse(),
    };
  };
}

function largest(sizes: Float64Array): number {
  return sizes.reduce((most, size) => Math.max(most, size), 0);
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

function checkRequest(request: MixedModelRequest) {
  const { response, columns, cluster, item, contrasts = [], confidence = 0.95 } = request;
  const rows = response.length;
  if (columns.length === 0) throw new RangeError("A model needs at least one column.");
  if (cluster.length !== rows || (item && item.length !== rows)) {
    throw new RangeError("Every row needs a participant, and a question if there are questions.");
  }
  for (const column of [response, ...columns]) {
    if (column.length !== rows) throw new RangeError("Every column needs one entry a row.");
    if (!column.every(Number.isFinite)) throw new RangeError("A column is not all finite numbers.");
  }
  if (contrasts.some((weights) => weights.length !== columns.length)) {
    throw new RangeError("A contrast needs one weight a column.");
  }
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`A confidence of ${confidence} is not between 0 and 1.`);
  }
}
