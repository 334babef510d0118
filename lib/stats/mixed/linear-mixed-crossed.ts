import { choleskyInPlace, logDeterminant, solveCholesky } from "@/lib/stats/numeric/cholesky";
import { invertCholeskyInPlace } from "@/lib/stats/numeric/invert-cholesky-in-place";
import type { Levels } from "./linear-mixed-levels";
import { countMeetings } from "./linear-mixed-meetings";
import { addOuter, fillUpper, type LevelSums, type MomentsAt } from "./linear-mixed-moments";

/**
 * The moments with two crossed random factors. The long factor (more levels, commonly participants) is
 * eliminated level by level, which leaves a dense matrix T = I + γ Zᵀ Ω₁⁻¹ Z over the levels of the short
 * one. Cost: the pairs of short levels that meet in a long one, and the cube of the short one's levels.
 *
 * Ratios and slopes come in the order long, short.
 * Source: Woodbury's identity, twice; Bates et al. 2015 for the same elimination.
 */
export function crossedMoments(
  long: Levels,
  ofLong: LevelSums,
  short: Levels,
  shortSums: Float64Array,
): MomentsAt {
  const { offsets, met, count } = countMeetings(long, short);
  const { sums, within, bySize } = ofLong;
  const levels = long.sizes.length;
  const shortLevels = short.sizes.length;
  // Even, as the inversion wants it: a level without rows adds a row of the unit matrix.
  const size = shortLevels + (shortLevels % 2);
  const width = Math.round(Math.sqrt(within.length));
  const t = new Float64Array(size * size);

  return ([longRatio, shortRatio]) => {
    const cross = within.slice();
    let logDet = 0;
    for (const group of bySize) {
      const inflation = 1 + group.size * longRatio!;
      if (!(inflation > 0)) return null;
      logDet += group.levels * Math.log(inflation);
      for (let place = 0; place < cross.length; place++) {
        cross[place]! += group.between[place]! / inflation;
      }
    }

    // T, and H = Zᵀ Ω₁⁻¹ U of the short factor, one row a column of U.
    t.fill(0);
    const h = Array.from({ length: width }, () => new Float64Array(size));
    t[size * size - 1] = 1;
    for (let b = 0; b < shortLevels; b++) {
      t[b * size + b] = 1 + shortRatio! * short.sizes[b]!;
      for (let column = 0; column < width; column++) h[column]![b] = shortSums[b * width + column]!;
    }
    for (let a = 0; a < levels; a++) {
      const weight = longRatio! / (1 + long.sizes[a]! * longRatio!);
      for (let i = offsets[a]!; i < offsets[a + 1]!; i++) {
        const b = met[i]!;
        const weighted = weight * count[i]!;
        for (let column = 0; column < width; column++) {
          h[column]![b]! -= weighted * sums[a * width + column]!;
        }
        // Ascending, so that this fills the lower triangle.
        const scaled = shortRatio! * weighted;
        for (let j = offsets[a]!; j <= i; j++) t[b * size + met[j]!]! -= scaled * count[j]!;
      }
    }
    const l = choleskyInPlace(t, size);
    if (!l) return null;
    logDet += logDeterminant(l, size);

    // K = T⁻¹ H = Zᵀ Ω⁻¹ U of the short factor.
    const k = h.map((column) => solveCholesky(l, size, column.slice()));
    const shortSlope = new Float64Array(width * width);
    for (let a = 0; a < width; a++) {
      for (let b = 0; b < width; b++) {
        cross[a * width + b]! -= shortRatio! * dot(h[a]!, k[b]!);
        shortSlope[a * width + b] = -dot(k[a]!, k[b]!);
      }
    }

    const inverse = invertCholeskyInPlace(l, size);
    let longTrace = 0;
    let shortTrace = 0;
    for (let b = 0; b < shortLevels; b++) shortTrace += short.sizes[b]! * inverse[b * size + b]!;
    const longSlope = new Float64Array(width * width);
    const own = new Float64Array(width);
    for (let a = 0; a < levels; a++) {
      const deflation = 1 / (1 + long.sizes[a]! * longRatio!);
      for (let column = 0; column < width; column++) own[column] = sums[a * width + column]!;
      let spread = 0;
      for (let i = offsets[a]!; i < offsets[a + 1]!; i++) {
        const b = met[i]!;
        for (let column = 0; column < width; column++) {
          own[column]! -= shortRatio! * count[i]! * k[column]![b]!;
        }
        let beside = 0.5 * count[i]! * inverse[b * size + b]!;
        for (let j = offsets[a]!; j < i; j++) beside += count[j]! * inverse[b * size + met[j]!]!;
        spread += 2 * count[i]! * beside;
      }
      addOuter(longSlope, own, 0, width, -(deflation ** 2));
      longTrace += long.sizes[a]! * deflation - shortRatio! * deflation ** 2 * spread;
      shortTrace -= longRatio! * deflation * spread;
    }
    fillUpper(longSlope, width);
    return {
      logDet,
      logDetSlopes: [longTrace, shortTrace],
      cross,
      crossSlopes: [longSlope, shortSlope],
    };
  };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let place = 0; place < a.length; place++) sum += a[place]! * b[place]!;
  return sum;
}
