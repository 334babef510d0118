import { choleskyInPlace, invertCholesky } from "@/lib/stats/numeric/cholesky";
import { sandwich, waldStatistic } from "./contest-f";
import { type CrossedLinearModel, covarianceOfColumns } from "./crossed-linear-model";

export interface KenwardRogerTest {
  /** Scaled, from the adjusted covariance. */
  statistic: number;
  numerator: number;
  denominator: number;
  /** What the statistic was multiplied by; 1 for a single contrast. */
  scaling: number;
}

export interface KenwardRoger {
  /** The adjusted covariance of the estimates, row after row. */
  covariance: Float64Array;
  /** Of contrasts of the estimates that are to be 0; null where they have no covariance. */
  test(weights: readonly ArrayLike<number>[]): KenwardRogerTest | null;
  /** Degrees of freedom of a single contrast. */
  degreesOfFreedom(weights: ArrayLike<number>): number | null;
}

/**
 * Kenward and Roger's small-sample inference on the fixed effects of a model fitted by REML: a covariance
 * that allows for the estimation of the variances, an F statistic, and its degrees of freedom.
 *
 * Terms at variance 0 take no part, as in the model without them. Everything comes from
 * A⁻¹ (see `createCrossedFactor`): with B = Z Λ and V = I + B Bᵀ, Bᵀ V⁻¹ B = I − A⁻¹, Bᵀ V⁻² B = A⁻¹ − A⁻²
 * and tr V⁻² = rows − levels + tr A⁻². A⁻¹ is made whole: room and time grow with the square and cube of all
 * levels, so that it is for some thousand rows. Null where the information on the variances is not
 * positive definite.
 * Source: Kenward and Roger 1997, with the expected information; Halekoh and Højsgaard 2014 (pbkrtest).
 * Throws RangeError when the model was not fitted by REML.
 */
export function kenwardRoger(model: CrossedLinearModel): KenwardRoger | null {
  const { problem, theta, profile, residualVariance: s } = model;
  if (problem.method !== "REML") throw new RangeError("Kenward and Roger's tests want REML.");
  const { design, factor, rank, rows, sums } = problem;
  const { columns, termOfColumn } = design;
  if (!factor.factor(null, theta)) return null;
  const inside = Array.from(theta.keys()).filter((term) => theta[term] !== 0);
  // Variance parameters: those of the terms inside, then the residual one.
  const count = inside.length + 1;
  const last = count - 1;
  const placeOf = new Int32Array(theta.length).fill(-1);
  inside.forEach((term, place) => {
    placeOf[term] = place;
  });

  // U = A⁻¹ Λ Zᵀ Q, and W = A⁻¹ U, from Bᵀ V⁻² Q = A⁻¹ Bᵀ V⁻¹ Q = A⁻¹ U.
  const onLevels = sums.slice(0, rank).map((sum) => {
    return factor.solve(sum.map((value, at) => value * theta[termOfColumn[at]!]!));
  });
  const twice = onLevels.map((vector) => factor.solve(vector.slice()));

  // Traces, in units of s: tr(V⁻¹ G_i V⁻¹ G_j).
  const traces = new Float64Array(count * count);
  const ofSquares = new Float64Array(count);
  const unit = new Float64Array(columns);
  const norm = new Float64Array(count);
  // Qᵀ V⁻¹ G_i V⁻¹ G_j V⁻¹ Q over terms: U_iᵀ (I − A⁻¹)_ij U_j / (θ_i² θ_j²).
  const q = Array.from({ length: count * count }, () => new Float64Array(rank * rank));
  let squaresOfAll = 0;
  for (let at = 0; at < columns; at++) {
    const own = placeOf[termOfColumn[at]!]!;
    unit.fill(0);
    unit[at] = 1;
    const column = factor.solve(unit);
    norm.fill(0);
    let all = 0;
    for (let other = 0; other < columns; other++) {
      const value = column[other]!;
      all += value * value;
      const place = placeOf[termOfColumn[other]!]!;
      if (place < 0 || own < 0) continue;
      const left = (other === at ? 1 : 0) - value;
      norm[place]! += left * left;
      for (let a = 0; a < rank; a++) {
        const scaled = left * onLevels[a]![at]!;
        if (scaled === 0) continue;
        const to = q[own * count + place]!;
        for (let b = 0; b < rank; b++) to[a * rank + b]! += scaled * onLevels[b]![other]!;
      }
    }
    squaresOfAll += all;
    if (own < 0) continue;
    for (let place = 0; place < last; place++) traces[own * count + place]! += norm[place]!;
    // A⁻¹ − A⁻², on the diagonal.
    ofSquares[own]! += column[at]! - all;
  }
  const square = (term: number) => theta[inside[term]!]! ** 2;
  for (let i = 0; i < last; i++) {
    for (let j = 0; j < last; j++) {
      const over = square(i) * square(j);
      traces[i * count + j]! /= over;
      for (let k = 0; k < rank * rank; k++) q[i * count + j]![k]! /= over;
    }
    traces[i * count + last] = ofSquares[i]! / square(i);
    traces[last * count + i] = ofSquares[i]! / square(i);
  }
  traces[last * count + last] = rows - columns + squaresOfAll;

  // P_i = −Qᵀ V⁻¹ G_i V⁻¹ Q: −U_iᵀ U_i / θ_i²; of the residual one −Qᵀ V⁻² Q.
  const p = Array.from({ length: count }, () => new Float64Array(rank * rank));
  const residualBy = (
    weight: (at: number) => number,
    first: Float64Array[],
    other: Float64Array[],
  ) => {
    const result = new Float64Array(rank * rank);
    for (let at = 0; at < columns; at++) {
      const share = weight(at);
      if (share === 0) continue;
      for (let a = 0; a < rank; a++) {
        for (let b = 0; b < rank; b++) {
          result[a * rank + b]! += share * first[a]![at]! * other[b]![at]!;
        }
      }
    }
    return result;
  };
  for (let i = 0; i < last; i++) {
    const over = square(i);
    const own = inside[i]!;
    const isOwn = (at: number) => (termOfColumn[at] === own ? 1 / over : 0);
    p[i] = residualBy(isOwn, onLevels, onLevels).map((value) => -value);
    // Qᵀ V⁻² G_i V⁻¹ Q = W_iᵀ U_i / θ_i², not symmetric; its transpose is the other order.
    q[last * count + i] = residualBy(isOwn, twice, onLevels);
    q[i * count + last] = residualBy(isOwn, onLevels, twice);
  }
  // Qᵀ V⁻² Q = Qᵀ V⁻¹ Q − Uᵀ U + …: V⁻² = I − 2 B A⁻¹ Bᵀ + B A⁻¹ (A − I) A⁻¹ Bᵀ, so Qᵀ Q − Tᵀ U − Uᵀ U with
  // T = Λ Zᵀ Q; and Qᵀ V⁻³ Q = Qᵀ V⁻² Q − Uᵀ W, from V⁻¹ = I − B A⁻¹ Bᵀ.
  const t = sums
    .slice(0, rank)
    .map((sum) => sum.map((value, at) => value * theta[termOfColumn[at]!]!));
  const all = () => 1;
  const tu = residualBy(all, t, onLevels);
  const uu = residualBy(all, onLevels, onLevels);
  const uw = residualBy(all, onLevels, twice);
  const v2 = tu.map((value, k) => (k % (rank + 1) === 0 ? 1 : 0) - value - uu[k]!);
  p[last] = v2.map((value) => -value);
  q[last * count + last] = v2.map((value, k) => value - uw[k]!);

  // Expected information of the variances; V in units of s here: a factor s for each G.
  const phi = profile.inverse;
  const times = (a: Float64Array, b: Float64Array) => multiplySquare(a, b, rank);
  const information = new Float64Array(count * count);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < count; j++) {
      const pp = times(times(phi, p[i]!), times(phi, p[j]!));
      information[i * count + j] =
        traces[i * count + j]! - 2 * trace(times(phi, q[i * count + j]!), rank) + trace(pp, rank);
    }
  }
  const l = choleskyInPlace(information.slice(), count);
  if (!l) return null;
  const w = invertCholesky(l, count).map((value) => 2 * value);
  const sum = new Float64Array(rank * rank);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < count; j++) {
      const inner = times(times(p[i]!, phi), p[j]!);
      const weight = w[i * count + j]!;
      for (let k = 0; k < rank * rank; k++) {
        sum[k]! += weight * (q[i * count + j]![k]! - inner[k]!);
      }
    }
  }
  const lambda = times(times(phi, sum), phi);
  // Rounding aside it is symmetric.
  const adjusted = phi.map((value, k) => {
    const mirrored = (k % rank) * rank + Math.floor(k / rank);
    return value + lambda[k]! + lambda[mirrored]!;
  });
  const covariance = covarianceOfColumns(problem, adjusted, s);

  const test = (weights: readonly ArrayLike<number>[]): KenwardRogerTest | null => {
    const numerator = weights.length;
    const statistic = waldStatistic(weights, model.estimates, covariance);
    if (statistic === null) return null;
    const inBasis = weights.map((row) => toBasis(problem.basis.r, rank, row));
    const middle = choleskyInPlace(sandwich(inBasis, phi), numerator);
    if (!middle) return null;
    const inverse = invertCholesky(middle, numerator);
    const capital = new Float64Array(rank * rank);
    for (let a = 0; a < rank; a++) {
      for (let b = 0; b < rank; b++) {
        let total = 0;
        for (let i = 0; i < numerator; i++) {
          for (let j = 0; j < numerator; j++) {
            total += inBasis[i]![a]! * inverse[i * numerator + j]! * inBasis[j]![b]!;
          }
        }
        capital[a * rank + b] = total;
      }
    }
    const thetaPhi = times(capital, phi);
    const moved = p.map((matrix) => times(times(thetaPhi, matrix), phi));
    let a1 = 0;
    let a2 = 0;
    for (let i = 0; i < count; i++) {
      for (let j = 0; j < count; j++) {
        const weight = w[i * count + j]!;
        a1 += weight * trace(moved[i]!, rank) * trace(moved[j]!, rank);
        a2 += weight * trace(times(moved[i]!, moved[j]!), rank);
      }
    }
    const { denominator, scaling } = matchMoments(numerator, a1, a2);
    if (!(denominator > 0)) return null;
    return { statistic: (scaling * statistic) / numerator, numerator, denominator, scaling };
  };
  return {
    covariance,
    test,
    degreesOfFreedom: (weights) => test([weights])?.denominator ?? null,
  };
}

/** Degrees of freedom and scaling that give F the first two moments: Kenward and Roger 1997, page 987. */
function matchMoments(l: number, a1: number, a2: number) {
  const b = (a1 + 6 * a2) / (2 * l);
  const g = ((l + 1) * a1 - (l + 4) * a2) / ((l + 2) * a2);
  const below = 3 * l + 2 * (1 - g);
  const [c1, c2, c3] = [g / below, (l - g) / below, (l + 2 - g) / below];
  const v0 = 1 + c1 * b;
  const v1 = 1 - c2 * b;
  const v2 = 1 - c3 * b;
  const ratio =
    l === 1 && Math.abs(v1) < 1e-10 && Math.abs(1 - a2 / l) < 1e-10 ? 1 : (1 - a2 / l) / v1;
  const rho = (ratio ** 2 * (Math.abs(v0) < 1e-10 ? 0 : v0)) / (l * v2);
  const denominator = 4 + (l + 2) / (l * rho - 1);
  const scaling =
    Math.abs(denominator - 2) < 1e-2 ? 1 : (denominator * (1 - a2 / l)) / (denominator - 2);
  return { denominator, scaling };
}

/** R⁻ᵀ w. */
function toBasis(r: Float64Array, size: number, weights: ArrayLike<number>): Float64Array {
  const turned = Float64Array.from(weights);
  for (let row = 0; row < size; row++) {
    let sum = turned[row]!;
    for (let k = 0; k < row; k++) sum -= r[k * size + row]! * turned[k]!;
    turned[row] = sum / r[row * size + row]!;
  }
  return turned;
}

function multiplySquare(a: Float64Array, b: Float64Array, size: number): Float64Array {
  const result = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < size; k++) {
      const own = a[i * size + k]!;
      for (let j = 0; j < size; j++) result[i * size + j]! += own * b[k * size + j]!;
    }
  }
  return result;
}

function trace(matrix: Float64Array, size: number): number {
  let sum = 0;
  for (let k = 0; k < size; k++) sum += matrix[k * size + k]!;
  return sum;
}
