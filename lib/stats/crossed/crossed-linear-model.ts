import {
  insufficientData,
  type Outcome,
  type Unavailable,
  undefinedFigure,
} from "@/lib/stats/numeric/outcome";
import { solveUpper, solveUpperTransposed } from "@/lib/stats/numeric/solve-triangle";
import type { RandomTerm } from "./crossed-design";
import {
  type LikelihoodMethod,
  type LinearProblem,
  type LinearProfile,
  prepareLinearProblem,
  profileLinear,
} from "./crossed-linear-profile";
import { minimiseSmooth } from "./minimise-smooth";

export interface CrossedLinearRequest {
  /** One entry a row. */
  response: Float64Array;
  /** Of the fixed effects, the intercept among them. */
  columns: readonly Float64Array[];
  /** One or more. */
  terms: readonly RandomTerm[];
  method: LikelihoodMethod;
  /** Relative standard deviations to start from, one a term; or to keep, where `fixed`. */
  start?: readonly number[];
  fixed?: boolean;
}

export interface CrossedLinearModel {
  method: LikelihoodMethod;
  /** −2 log (restricted) likelihood: what `lmer` calls the REML criterion, or the deviance. */
  deviance: number;
  logLikelihood: number;
  /** In the order of the terms; 0 where the likelihood is highest there. */
  terms: { name: string; levels: number; variance: number }[];
  residualVariance: number;
  /** Of the columns that have an effect, `estimatedColumns`; the others follow from those before them. */
  estimates: Float64Array;
  estimatedColumns: number[];
  /** Of the estimates, row after row. */
  covariance: Float64Array;
  n: number;
  /** What degrees of freedom are made from: standard deviations of terms over the residual one. */
  theta: Float64Array;
  profile: LinearProfile;
  problem: LinearProblem;
}

/** A relative standard deviation beyond this counts as a residual variance of 0. */
const LARGEST = 1e3;
/** Below this, whether a term has any variance is looked at again. */
const SMALL = 0.02;

/**
 * A linear model with any number of crossed or nested random intercepts, by (restricted) maximum
 * likelihood, as `lme4` has it.
 *
 * Unit of analysis: the row. Assumptions: random intercepts and residuals are normal, independent, of
 * equal variance within a term. Degenerate: a variance of 0 is an estimate like any other (a singular
 * fit). A term with one level is insufficient data (of its own unit where it is participants, else
 * replicates), and so is one with as many levels as rows, whose variance is the residual one's. Not more
 * rows than fixed effects are insufficient data; a constant response has no variation, and one that
 * effects explain wholly no residual variation.
 * Source: Bates, Mächler, Bolker and Walker 2015.
 * Example: participants 1 1 2 2 3 3 with 1 3 4 4 6 8 and an intercept, REML: variances 5.6667 and 1.3333,
 * the mean 4.3333 with se 1.4530.
 * Throws RangeError when lengths differ, a number is not finite, or there is no column or no term.
 */
export function fitCrossedLinearModel(request: CrossedLinearRequest): Outcome<CrossedLinearModel> {
  const { response, columns, terms, method } = request;
  const problem = prepareLinearProblem(response, columns, terms, method);
  const obstacle = findObstacle(problem, response);
  if (obstacle) return obstacle;
  if (request.fixed) {
    const theta = Float64Array.from(request.start ?? []);
    const profile = theta.length === terms.length ? profileLinear(problem, theta) : null;
    return profile ? describe(problem, theta, profile) : undefinedFigure("singular");
  }
  let theta = Float64Array.from(
    terms.map((_, term) => Math.max(0.1, request.start?.[term] ?? 0.5)),
  );
  let active = terms.map((_, term) => term);
  for (let look = 0; look < 6; look++) {
    const found = search(problem, theta, active);
    if (found === null) return undefinedFigure("no-convergence");
    if (found === "unbounded") return undefinedFigure("no-residual-variation");
    theta = found.map(Math.abs);
    const here = profileLinear(problem, theta);
    if (!here) return undefinedFigure("no-residual-variation");
    // A slope of nothing at 0 is one for lack of a sign: a little way off it says where the floor is.
    const rising = terms.flatMap((_, term) => {
      if (theta[term]! > SMALL) return [];
      const probe = theta.slice();
      probe[term] = Math.max(SMALL, 2 * theta[term]!);
      const aside = profileLinear(problem, probe);
      const isLower = aside !== null && aside.deviance < here.deviance - 1e-9;
      return isLower ? [term] : [];
    });
    if (rising.length > 0) {
      for (const term of rising) theta[term] = 0.1;
      active = terms.map((_, term) => term).filter((term) => theta[term]! > 0);
      continue;
    }
    const small = active.filter((term) => theta[term]! <= SMALL);
    const without = theta.slice();
    for (const term of small) without[term] = 0;
    if (small.length > 0) {
      const rest = active.filter((term) => !small.includes(term));
      const atZero = search(problem, without, rest);
      const profile = atZero && atZero !== "unbounded" ? profileLinear(problem, atZero) : null;
      if (atZero && atZero !== "unbounded" && profile && profile.deviance <= here.deviance + 1e-9) {
        return describe(problem, atZero.map(Math.abs), profile);
      }
    }
    return describe(problem, theta, here);
  }
  return undefinedFigure("no-convergence");
}

/** The least deviance with only these terms' θ free, from `start`. */
function search(
  problem: LinearProblem,
  start: Float64Array,
  active: readonly number[],
): Float64Array | "unbounded" | null {
  const whole = (at: Float64Array) => {
    const theta = start.slice();
    active.forEach((term, place) => {
      theta[term] = at[place]!;
    });
    return theta;
  };
  let unbounded = false;
  let furthest = 0;
  const evaluate = (at: Float64Array) => {
    const profile = profileLinear(problem, whole(at));
    if (profile) furthest = Math.max(furthest, ...at.map(Math.abs));
    return (
      profile && {
        value: profile.deviance,
        gradient: Float64Array.from(active, (term) => profile.gradient[term]!),
      }
    );
  };
  const from = Float64Array.from(active, (term) => start[term]!);
  if (!evaluate(from)) return "unbounded";
  const metric = new Float64Array(active.length ** 2);
  active.forEach((term, place) => {
    const levels = problem.design.terms[term]!.levels;
    metric[place * active.length + place] = Math.max(0.01, from[place]! ** 2) / (4 * levels);
  });
  const minimum = minimiseSmooth(evaluate, from, {
    metric,
    longest: 1,
    endsAt: (at) => {
      unbounded = at.some((value) => Math.abs(value) > LARGEST);
      return unbounded;
    },
  });
  if (minimum) return whole(minimum.at);
  // Rounding can end the way to a residual variance of 0 before its bound.
  if (unbounded || furthest > LARGEST / 20) return "unbounded";
  return flatAtZero(evaluate, from) ? whole(from) : null;
}

/** Where a search began at its end already. */
function flatAtZero(
  evaluate: (at: Float64Array) => { gradient: Float64Array } | null,
  at: Float64Array,
): boolean {
  return evaluate(at)?.gradient.every((slope) => Math.abs(slope) < 1e-6) ?? false;
}

function findObstacle(problem: LinearProblem, response: Float64Array): Unavailable | null {
  const { rows, rank, design, squares } = problem;
  for (const { name, levels } of design.terms) {
    const unit = name === "participant" ? "participants" : "replicates";
    if (levels < 2) return insufficientData(unit, 2, levels);
  }
  if (rows <= rank) return insufficientData("residual-df", rank + 1, rows);
  if (response.every((value) => value === response[0])) return undefinedFigure("no-variation");
  for (const { levels } of design.terms) {
    if (levels >= rows) return insufficientData("replicates", levels + 1, rows);
  }
  const size = response.reduce((sum, value) => sum + value * value, 0);
  return squares > 1e-20 * size ? null : undefinedFigure("no-residual-variation");
}

function describe(
  problem: LinearProblem,
  theta: Float64Array,
  profile: LinearProfile,
): Outcome<CrossedLinearModel> {
  const { basis, rank, onto, design } = problem;
  const estimates = new Float64Array(rank);
  for (let k = 0; k < rank; k++) estimates[k] = onto[k]! + profile.shift[k]!;
  solveUpper(basis.r, rank, estimates);
  return {
    kind: "estimate",
    method: problem.method,
    deviance: profile.deviance,
    logLikelihood: -profile.deviance / 2,
    terms: design.terms.map(({ name, levels }, term) => ({
      name,
      levels,
      variance: theta[term]! ** 2 * profile.residualVariance,
    })),
    residualVariance: profile.residualVariance,
    estimates,
    estimatedColumns: basis.kept,
    covariance: covarianceOfColumns(problem, profile.inverse, profile.residualVariance),
    n: problem.rows,
    theta,
    profile,
    problem,
  };
}

/** From a matrix in the basis to one of the columns: R⁻¹ C R⁻ᵀ, times a factor. */
export function covarianceOfColumns(
  { basis, rank }: LinearProblem,
  inBasis: Float64Array,
  factor: number,
): Float64Array {
  const rows = Array.from({ length: rank }, (_, place) => {
    const unit = new Float64Array(rank);
    unit[place] = 1;
    return solveUpperTransposed(basis.r, rank, unit);
  });
  const covariance = new Float64Array(rank * rank);
  for (let a = 0; a < rank; a++) {
    for (let b = 0; b < rank; b++) {
      let sum = 0;
      for (let i = 0; i < rank; i++) {
        for (let j = 0; j < rank; j++) {
          sum += rows[a]![i]! * inBasis[i * rank + j]! * rows[b]![j]!;
        }
      }
      covariance[a * rank + b] = factor * sum;
    }
  }
  return covariance;
}
