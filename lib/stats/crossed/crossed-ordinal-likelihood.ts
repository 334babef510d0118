import { choleskyInPlace, invertCholesky } from "@/lib/stats/numeric/cholesky";
import { type CrossedDesign, prepareCrossedDesign, type RandomTerm } from "./crossed-design";
import { type CrossedFactor, createCrossedFactor } from "./crossed-factor";
import type { Slope } from "./minimise-smooth";

/** What a cumulative logit model with crossed intercepts is fitted to. */
export interface OrdinalData {
  /** The answer of every row, from 0 to `answers - 1`. */
  answer: ArrayLike<number>;
  answers: number;
  /** Columns of fixed effects, without an intercept, which the thresholds are. */
  columns: readonly Float64Array[];
  terms: readonly RandomTerm[];
  /** Which of `thresholdSets` sets of thresholds a row has; all have the first where it is not given. */
  thresholdSet?: ArrayLike<number>;
  thresholdSets?: number;
  /** Columns that the logarithm of the scale is linear in. */
  scaleColumns?: readonly Float64Array[];
}

/**
 * Where a parameter stands: thresholds set after set, then effects of the columns, then those of the scale
 * columns, then the standard deviations of the terms, whose sign means nothing.
 */
export interface OrdinalLayout {
  /** In a set. */
  thresholds: number;
  sets: number;
  effects: number;
  scales: number;
  terms: number;
  /** Where effects, scales and deviations begin, and how many parameters there are. */
  effectsAt: number;
  scalesAt: number;
  deviationsAt: number;
  size: number;
}

export interface OrdinalLikelihood {
  layout: OrdinalLayout;
  design: CrossedDesign;
  /**
   * Minus the log-likelihood by Laplace's approximation, with its slopes; null where thresholds of a set do
   * not ascend, or are too far out. Each look begins at the random effects that the one before ended at.
   */
  evaluate(parameters: Float64Array): Slope | null;
  /** About the inverse of the second derivatives at the place of the last look: a search's first metric. */
  roughCovariance(parameters: Float64Array): Float64Array;
}

/** How steep the log-likelihood of random effects may be at what counts as its mode. */
const LEVEL = 1e-10;
const MOST_STEPS = 100;

/**
 * P(answer ≤ k) = F((threshold k − x β − Σ σ_t u_t) / exp(s ζ)), F logistic and the random effects u
 * standard normal and independent; the integral over them by Laplace's approximation at their mode, with
 * the observed second derivatives there, as `ordinal` has it.
 *
 * The mode is Newton's, from where the last one was; a factor serves for as many steps as it does well.
 * Slopes are exact: the mode moves with the parameters by A⁻¹, and the determinant by the leverages of the
 * rows (the diagonal of Z Λ A⁻¹ Λ Zᵀ). With w the weight of a row (minus the second derivative of its
 * log-likelihood by its predictor), F(a) − F(b) = F(a) (1 − F(b)) (1 − exp(b − a)), so that
 * w = e² (F(a)(1 − F(a)) + F(b)(1 − F(b))), e = exp(−s ζ).
 * Source: McCullagh 1980; Christensen 2019 for the model; Tierney and Kadane 1986; Skaug and Fournier 2006
 * for the slopes.
 * Throws RangeError when lengths differ, there is no term, or an answer is not one of them.
 */
export function crossedOrdinalLikelihood(data: OrdinalData): OrdinalLikelihood {
  const { answers, columns, scaleColumns = [], thresholdSets: sets = 1 } = data;
  const rows = data.answer.length;
  for (const column of [...columns, ...scaleColumns]) {
    if (column.length !== rows) throw new RangeError("Every column needs one entry a row.");
    if (!column.every(Number.isFinite)) throw new RangeError("A column is not all finite numbers.");
  }
  const design = prepareCrossedDesign(data.terms, rows);
  const factor: CrossedFactor = createCrossedFactor(design);
  const terms = design.terms.length;
  const thresholds = answers - 1;
  const effects = columns.length;
  const scales = scaleColumns.length;
  const effectsAt = sets * thresholds;
  const scalesAt = effectsAt + effects;
  const deviationsAt = scalesAt + scales;
  const size = deviationsAt + terms;
  const layout = {
    thresholds,
    sets,
    effects,
    scales,
    terms,
    effectsAt,
    scalesAt,
    deviationsAt,
    size,
  };

  const answer = Int32Array.from(data.answer);
  const set = Int32Array.from({ length: rows }, (_, row) => data.thresholdSet?.[row] ?? 0);
  if (answer.some((one) => !(one >= 0 && one < answers))) {
    throw new RangeError("A row has an answer that is none.");
  }
  const x = new Float64Array(rows * effects);
  const s = new Float64Array(rows * scales);
  for (let row = 0; row < rows; row++) {
    for (let k = 0; k < effects; k++) x[row * effects + k] = columns[k]![row]!;
    for (let k = 0; k < scales; k++) s[row * scales + k] = scaleColumns[k]![row]!;
  }

  const { column, columns: levels } = design;
  const sd = new Float64Array(terms);
  let mode = new Float64Array(levels);
  let trial = new Float64Array(levels);
  const gradient = new Float64Array(levels);
  const adjoint = new Float64Array(levels);
  // Of rows: thresholds above and below less the fixed part, and 1 / scale.
  const upper = new Float64Array(rows);
  const lower = new Float64Array(rows);
  const precision = new Float64Array(rows).fill(1);
  // 1 / (exp(a − b) − 1), the part of a slope that no random effect moves.
  const between = new Float64Array(rows);
  const a = new Float64Array(rows);
  const b = new Float64Array(rows);
  const above = new Float64Array(rows);
  const below = new Float64Array(rows);
  const weight = new Float64Array(rows);
  const leverage = new Float64Array(rows);
  const traces = new Float64Array(terms);
  let shared = 0;
  let hasFactor = false;

  /** Fills in what rows have of the parameters; false where there is no likelihood. */
  function place(parameters: Float64Array): boolean {
    shared = 0;
    for (let term = 0; term < terms; term++) sd[term] = parameters[deviationsAt + term]!;
    for (let row = 0; row < rows; row++) {
      let fixed = 0;
      for (let k = 0; k < effects; k++) {
        fixed += x[row * effects + k]! * parameters[effectsAt + k]!;
      }
      let scale = 0;
      for (let k = 0; k < scales; k++) scale += s[row * scales + k]! * parameters[scalesAt + k]!;
      const e = scales > 0 ? Math.exp(-scale) : 1;
      precision[row] = e;
      const at = set[row]! * thresholds;
      const own = answer[row]!;
      upper[row] = own < thresholds ? parameters[at + own]! - fixed : Number.POSITIVE_INFINITY;
      lower[row] = own > 0 ? parameters[at + own - 1]! - fixed : Number.NEGATIVE_INFINITY;
      if (own > 0 && own < thresholds) {
        const width = (upper[row]! - lower[row]!) * e;
        if (!(width > 1e-12)) return false;
        shared += Math.log(-Math.expm1(-width));
        between[row] = 1 / Math.expm1(width);
      } else between[row] = 0;
    }
    return Number.isFinite(shared);
  }

  /** The log-likelihood of rows and random effects at `u`; leaves probabilities and weights behind. */
  function look(u: Float64Array): number {
    let value = shared;
    for (let row = 0; row < rows; row++) {
      let random = 0;
      for (let term = 0; term < terms; term++) {
        random += sd[term]! * u[column[row * terms + term]!]!;
      }
      const e = precision[row]!;
      let spread = 0;
      const own = answer[row]!;
      if (own < thresholds) {
        const at = (upper[row]! - random) * e;
        const small = Math.exp(-Math.abs(at));
        const p = 1 / (1 + small);
        const rest = small * p;
        a[row] = at;
        above[row] = at >= 0 ? p : rest;
        spread += p * rest;
        value -= Math.max(-at, 0) + Math.log1p(small);
      } else above[row] = 1;
      if (own > 0) {
        const at = (lower[row]! - random) * e;
        const small = Math.exp(-Math.abs(at));
        const p = 1 / (1 + small);
        const rest = small * p;
        b[row] = at;
        below[row] = at >= 0 ? p : rest;
        spread += p * rest;
        value -= Math.max(at, 0) + Math.log1p(small);
      } else below[row] = 0;
      weight[row] = e * e * spread;
    }
    for (let level = 0; level < levels; level++) value -= 0.5 * u[level]! * u[level]!;
    return value;
  }

  /** The slope of that by u, from what `look` left; gives its largest entry. */
  function slopeAt(u: Float64Array): number {
    for (let level = 0; level < levels; level++) gradient[level] = -u[level]!;
    for (let row = 0; row < rows; row++) {
      const slope = -precision[row]! * (1 - above[row]! - below[row]!);
      for (let term = 0; term < terms; term++) {
        gradient[column[row * terms + term]!]! += sd[term]! * slope;
      }
    }
    let steepest = 0;
    for (let level = 0; level < levels; level++) {
      steepest = Math.max(steepest, Math.abs(gradient[level]!));
    }
    return steepest;
  }

  /** Climbs to the mode, and factors there. Null where it is not found. */
  function climb(): number | null {
    let value = look(mode);
    if (!Number.isFinite(value)) {
      mode.fill(0);
      value = look(mode);
      if (!Number.isFinite(value)) return null;
    }
    let steepest = slopeAt(mode);
    let isFresh = false;
    for (let step = 0; steepest > LEVEL; step++) {
      if (step === MOST_STEPS) return null;
      if (!hasFactor) {
        if (!factor.factor(weight, sd)) return null;
        hasFactor = true;
        isFresh = true;
      }
      factor.solve(gradient);
      let share = 1;
      let next = Number.NEGATIVE_INFINITY;
      const rounding = 1e-13 * Math.abs(value);
      for (let halving = 0; halving < 30; halving++) {
        for (let level = 0; level < levels; level++) {
          trial[level] = mode[level]! + share * gradient[level]!;
        }
        next = look(trial);
        if (next >= value - rounding || !isFresh) break;
        share /= 2;
      }
      if (!(next >= value - rounding)) {
        if (isFresh) return null;
        // A factor from elsewhere led downhill.
        value = look(mode);
        steepest = slopeAt(mode);
        hasFactor = false;
        continue;
      }
      [mode, trial] = [trial, mode];
      value = next;
      const left = slopeAt(mode);
      // Rounding keeps steep functions from ever being level.
      if (left < 1e-7 && left > 0.5 * steepest && isFresh) break;
      if (left > 0.2 * steepest) {
        hasFactor = false;
        isFresh = false;
      }
      steepest = left;
    }
    hasFactor = factor.factor(weight, sd);
    return hasFactor ? value : null;
  }

  function evaluate(parameters: Float64Array): Slope | null {
    if (!place(parameters)) return null;
    const height = climb();
    if (height === null) {
      mode.fill(0);
      hasFactor = false;
      return null;
    }
    const value = height - factor.logDeterminant() / 2;
    factor.invert(leverage, traces);
    // What the mode's move adds: slopes of −½ log det by the predictors, back through A⁻¹.
    adjoint.fill(0);
    for (let row = 0; row < rows; row++) {
      const [p, q, e] = [above[row]!, below[row]!, precision[row]!];
      const skew = e * e * e * (p * (1 - p) * (1 - 2 * p) + q * (1 - q) * (1 - 2 * q));
      const push = 0.5 * leverage[row]! * skew;
      for (let term = 0; term < terms; term++) {
        adjoint[column[row * terms + term]!]! += sd[term]! * push;
      }
    }
    factor.solve(adjoint);

    const slope = new Float64Array(size);
    for (let row = 0; row < rows; row++) {
      const [p, q, e, c] = [above[row]!, below[row]!, precision[row]!, between[row]!];
      const [vp, vq] = [p * (1 - p), q * (1 - q)];
      let pull = 0;
      for (let term = 0; term < terms; term++) {
        pull += sd[term]! * adjoint[column[row * terms + term]!]!;
      }
      const half = 0.5 * leverage[row]! * e * e;
      const byUpper = 1 - p + c - half * vp * (1 - 2 * p) + pull * e * vp;
      const byLower = -q - c - half * vq * (1 - 2 * q) + pull * e * vq;
      const own = answer[row]!;
      const at = set[row]! * thresholds;
      let byPredictor = 0;
      if (own < thresholds) {
        slope[at + own]! += e * byUpper;
        byPredictor -= e * byUpper;
      }
      if (own > 0) {
        slope[at + own - 1]! += e * byLower;
        byPredictor -= e * byLower;
      }
      for (let k = 0; k < effects; k++)
        slope[effectsAt + k]! += x[row * effects + k]! * byPredictor;
      const first = -e * (1 - p - q);
      if (scales > 0) {
        // By log scale: a and b shrink, and e with them.
        let byScale = leverage[row]! * weight[row]! - pull * first;
        if (own < thresholds) byScale -= a[row]! * byUpper;
        if (own > 0) byScale -= b[row]! * byLower;
        for (let k = 0; k < scales; k++) slope[scalesAt + k]! += s[row * scales + k]! * byScale;
      }
      for (let term = 0; term < terms; term++) {
        const level = column[row * terms + term]!;
        slope[deviationsAt + term]! += mode[level]! * byPredictor + first * adjoint[level]!;
      }
    }
    for (let term = 0; term < terms; term++) {
      const own = sd[term]!;
      // The function is even: at 0 it is level.
      if (Math.abs(own) < 1e-7) slope[deviationsAt + term] = 0;
      else {
        slope[deviationsAt + term]! -= (design.terms[term]!.levels - traces[term]!) / own;
      }
    }
    for (let k = 0; k < size; k++) slope[k] = -slope[k]!;
    return { value: -value, gradient: slope };
  }

  function roughCovariance(parameters: Float64Array): Float64Array {
    const metric = new Float64Array(size * size);
    if (!evaluate(parameters)) throw new RangeError("There is no likelihood at the start.");
    const fixed = scalesAt;
    // Minus second derivatives of rows by fixed parameters, less what random effects take up.
    const information = new Float64Array(fixed * fixed);
    const cross = Array.from({ length: fixed }, () => new Float64Array(levels));
    const own = new Int32Array(2 + effects);
    const value = new Float64Array(2 + effects);
    for (let row = 0; row < rows; row++) {
      const [p, q, e, c] = [above[row]!, below[row]!, precision[row]!, between[row]!];
      const curve = c * (1 + c);
      const [aa, bb] = [e * e * (p * (1 - p) + curve), e * e * (q * (1 - q) + curve)];
      const ab = -e * e * curve;
      const hasUpper = answer[row]! < thresholds;
      const hasLower = answer[row]! > 0;
      // Each parameter moves the upper threshold by one number and the lower by another.
      let count = 0;
      const at = set[row]! * thresholds;
      if (hasUpper) own[count++] = at + answer[row]!;
      if (hasLower) own[count++] = at + answer[row]! - 1;
      for (let k = 0; k < effects; k++) {
        if (x[row * effects + k] === 0) continue;
        own[count] = effectsAt + k;
        value[count++] = -x[row * effects + k]!;
      }
      const upperBy = (place: number) =>
        own[place]! >= effectsAt ? value[place]! : own[place] === at + answer[row]! ? 1 : 0;
      const lowerBy = (place: number) =>
        own[place]! >= effectsAt ? value[place]! : own[place] === at + answer[row]! - 1 ? 1 : 0;
      for (let i = 0; i < count; i++) {
        const up = hasUpper ? upperBy(i) : 0;
        const low = hasLower ? lowerBy(i) : 0;
        for (let j = 0; j < count; j++) {
          const otherUp = hasUpper ? upperBy(j) : 0;
          const otherLow = hasLower ? lowerBy(j) : 0;
          information[own[i]! * fixed + own[j]!]! +=
            aa * up * otherUp + bb * low * otherLow + ab * (up * otherLow + low * otherUp);
        }
        const byPredictor = e * e * (p * (1 - p) * up + q * (1 - q) * low);
        for (let term = 0; term < terms; term++) {
          cross[own[i]!]![column[row * terms + term]!]! += sd[term]! * byPredictor;
        }
      }
    }
    const solved = cross.map((vector) => factor.solve(vector.slice()));
    for (let i = 0; i < fixed; i++) {
      for (let j = 0; j < fixed; j++) {
        let sum = 0;
        for (let level = 0; level < levels; level++) sum += cross[i]![level]! * solved[j]![level]!;
        information[i * fixed + j]! -= sum;
      }
    }
    const inverse = invertOrDiagonal(information, fixed);
    for (let i = 0; i < fixed; i++) {
      for (let j = 0; j < fixed; j++) metric[i * size + j] = inverse[i * fixed + j]!;
    }
    for (let k = scalesAt; k < deviationsAt; k++) metric[k * size + k] = (4 * (scales + 1)) / rows;
    for (let term = 0; term < terms; term++) {
      const { levels: count } = design.terms[term]!;
      const known = Math.max(0.05, 1 - traces[term]! / count);
      metric[(deviationsAt + term) * (size + 1)] = Math.min(
        0.25,
        Math.max(sd[term]! ** 2, 0.01) / (2 * count * known * known),
      );
    }
    return metric;
  }

  return { layout, design, evaluate, roughCovariance };
}

function invertOrDiagonal(matrix: Float64Array, size: number): Float64Array {
  const l = choleskyInPlace(matrix.slice(), size);
  if (l) return invertCholesky(l, size);
  const inverse = new Float64Array(size * size);
  for (let k = 0; k < size; k++) {
    inverse[k * size + k] = 1 / Math.max(1, matrix[k * size + k]!);
  }
  return inverse;
}
