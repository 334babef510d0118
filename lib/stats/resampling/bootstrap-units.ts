import type { Random } from "@/lib/random";
import { insufficientData, type Outcome } from "@/lib/stats/numeric/outcome";
import { type BootstrapInterval, bootstrapInterval } from "./bootstrap-interval";
import { jackknifeAcceleration } from "./bootstrap-jackknife";

export interface UnitBootstrap {
  /** Units in the data. */
  units: number;
  /** How many figures there are at once. */
  figures: number;
  /**
   * Writes all figures of a sample into `out`, NaN where one is not defined: `times[unit]` says how often
   * each unit is in it.
   */
  read: (times: Int32Array, out: Float64Array) => void;
  replicates: number;
  random: Random;
  confidence?: number;
}

export interface UnitFigure extends BootstrapInterval {
  /** Of the data. */
  estimate: number;
  units: number;
  /** Replicates in which the figure is defined; the others are left out. */
  usableReplicates: number;
}

/**
 * Figures with intervals from drawing whole units (explanations, or participants with all of theirs) with
 * replacement, as many as there are: the percentile interval and BCa, as `bootstrapInterval` has them.
 *
 * Unit of analysis: the unit. Assumptions: units are independent draws from one population; with few of
 * them (below about 20) the intervals are too narrow. Degenerate: fewer than two units, or two replicates
 * in which the figure is defined, are insufficient data. Where the figure is not defined without some
 * unit, BCa is taken without acceleration.
 * Source: Efron 1979 and 1987; Field and Welsh 2007.
 * Example: the mean of 1 and 3: a percentile interval from 1 to 3.
 * Throws RangeError when replicates are fewer than one or the confidence is not between 0 and 1; the
 * figures of the data have to be defined.
 *
 * @returns in the order of the figures
 */
export function bootstrapUnits(request: UnitBootstrap): Outcome<UnitFigure>[] {
  const { units, figures, read, replicates, random, confidence = 0.95 } = request;
  if (!(Number.isSafeInteger(replicates) && replicates > 0)) {
    throw new RangeError(`A bootstrap needs at least one replicate, not ${replicates}.`);
  }
  const places = Array.from({ length: figures }, (_, figure) => figure);
  if (units < 2) return places.map(() => insufficientData("participants", 2, units));
  const times = new Int32Array(units).fill(1);
  const estimates = new Float64Array(figures);
  read(times, estimates);
  if (estimates.some(Number.isNaN)) throw new RangeError("A figure of the data is not defined.");

  const out = new Float64Array(figures);
  const sums = places.map(() => ({ participants: units, first: 0, second: 0, third: 0 }));
  for (let unit = 0; unit < units; unit++) {
    times[unit] = 0;
    read(times, out);
    times[unit] = 1;
    for (const figure of places) {
      const excess = out[figure]! - estimates[figure]!;
      sums[figure]!.first += excess;
      sums[figure]!.second += excess ** 2;
      sums[figure]!.third += excess ** 3;
    }
  }
  const drawn = places.map(() => new Float64Array(replicates));
  for (let replicate = 0; replicate < replicates; replicate++) {
    times.fill(0);
    for (let draw = 0; draw < units; draw++) times[random.below(units)]! += 1;
    read(times, out);
    for (const figure of places) drawn[figure]![replicate] = out[figure]!;
  }
  return places.map((figure): Outcome<UnitFigure> => {
    // Sorting puts the replicates without the figure, which are NaN, at the end.
    const sorted = drawn[figure]!.sort();
    let usable = replicates;
    while (usable > 0 && Number.isNaN(sorted[usable - 1])) usable -= 1;
    if (usable < 2) return insufficientData("replicates", 2, usable);
    const acceleration = jackknifeAcceleration(sums[figure]!);
    const estimate = estimates[figure]!;
    const kept = sorted.subarray(0, usable);
    return {
      kind: "estimate",
      ...bootstrapInterval(kept, estimate, acceleration || 0, confidence),
      estimate,
      units,
      usableReplicates: usable,
    };
  });
}
