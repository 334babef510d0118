import type { Random } from "@/lib/random";
import { type GroupPair, listPairs } from "@/lib/stats/numeric/list-pairs";
import { type Estimate, insufficientData, type Outcome } from "@/lib/stats/numeric/outcome";
import { addCells, countCells, type RatedRows } from "./bootstrap-cells";
import { drawReplicates } from "./bootstrap-draws";
import { prepareFigures } from "./bootstrap-figures";
import { type BootstrapInterval, bootstrapInterval } from "./bootstrap-interval";
import { accelerate } from "./bootstrap-jackknife";
import { countRaters, type RaterCounts } from "./bootstrap-raters";

export interface BootstrapRequest extends RatedRows {
  replicates: number;
  random: Random;
  confidence?: number;
}

export interface BootstrapFigure extends BootstrapInterval {
  /** Participants with a rating of the group, or of one of the pair's groups. */
  participants: number;
  /** Replicates that had a rating of every group concerned; the others are left out. */
  usableReplicates: number;
}

/** Of the data, not of the replicates. */
export type BootstrapMean = BootstrapFigure & { mean: number };

export interface BootstrapPair extends GroupPair {
  /** The second group's mean minus the first one's. */
  difference: Outcome<BootstrapFigure & { difference: number }>;
  /** That the first group is rated higher, as `varghaDelaney` has it. */
  a: Outcome<BootstrapFigure & { a: number }>;
}

export interface BootstrapMeasure {
  /** By group. */
  means: Outcome<BootstrapMean>[];
  /** In the order of `listPairs`. */
  pairs: BootstrapPair[];
}

/**
 * The mean rating of every group (method) on every measure, the differences of means and Vargha and
 * Delaney's A of all pairs of groups, with intervals that take participants, not ratings, as the
 * independent units: each replicate draws as many participants as there are, with replacement, and
 * keeps all ratings of each. All measures and figures share the replicate's draw.
 *
 * Unit of analysis: the participant. Assumptions: participants are independent draws from one
 * population; with few of them (below about 20) the intervals are too narrow. Degenerate: fewer than
 * two participants with a rating of a group, for a pair of either, are insufficient data, and so are
 * fewer than two usable replicates; participants who are all alike give an interval of no width.
 * Source: Efron 1979 for the bootstrap and its percentile interval; Efron 1987 for BCa, accelerated by
 * the jackknife over participants; Field and Welsh 2007 for drawing whole clusters.
 * Example: two participants who rate 1 and 3: mean 2, percentile interval 1 to 3.
 * Throws RangeError when the rows are not as `countCells` wants them, or replicates or confidence make
 * no sense.
 *
 * @returns by measure
 */
export function bootstrapParticipants(request: BootstrapRequest): BootstrapMeasure[] {
  const { measures, groups, replicates, random, confidence = 0.95 } = request;
  if (!Number.isSafeInteger(replicates) || replicates < 1) {
    throw new RangeError(`A bootstrap needs at least one replicate, not ${replicates}.`);
  }
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`A confidence of ${confidence} is not between 0 and 1.`);
  }
  const cells = countCells(request);
  const whole = new Float64Array(cells.size);
  for (let participant = 0; participant < cells.participants; participant++) {
    addCells(whole, cells, participant, 1);
  }
  const pairs = listPairs(groups);
  const reader = prepareFigures(measures, groups, pairs, whole);
  const estimates = new Float64Array(reader.figures);
  reader.read(whole, estimates);
  const accelerations = accelerate(cells, reader, whole, estimates);
  const drawn = drawReplicates(cells, reader, replicates, random);
  const raters = countRaters(cells, measures, groups);

  return reader.places.map((places, measure) => ({
    means: Array.from({ length: groups }, (_, group) =>
      named(raters.ofGroup(measure, group), places.mean(group), (mean) => ({ mean })),
    ),
    pairs: pairs.map((pair, index) => {
      const ofPair = raters.ofPair(measure, pair);
      return {
        ...pair,
        difference: named(ofPair, places.difference(index), (difference) => ({ difference })),
        a: named(ofPair, places.a(index), (a) => ({ a })),
      };
    }),
  }));

  function named<T>(
    { fewest, any }: RaterCounts,
    figure: number,
    name: (estimate: number) => T,
  ): Outcome<BootstrapFigure & T> {
    if (fewest < 2) return insufficientData("participants", 2, fewest);
    // Sorting puts the replicates without the figure, which are NaN, at the end.
    const sorted = drawn.subarray(figure * replicates, (figure + 1) * replicates).sort();
    let usable = replicates;
    while (usable > 0 && Number.isNaN(sorted[usable - 1])) usable -= 1;
    if (usable < 2) return insufficientData("replicates", 2, usable);
    const estimate = estimates[figure]!;
    const kept = sorted.subarray(0, usable);
    const interval = bootstrapInterval(kept, estimate, accelerations[figure]!, confidence);
    const outcome: Estimate<BootstrapFigure> = {
      kind: "estimate",
      ...interval,
      participants: any,
      usableReplicates: usable,
    };
    return { ...outcome, ...name(estimate) };
  }
}
