import type { MeasureRows } from "@/lib/stats/descriptive/covary-complete-rows";
import type { GroupPair } from "@/lib/stats/numeric/list-pairs";

/** Where the figures of one measure are: its means, then the difference and the A of every pair. */
export interface FigurePlaces {
  mean: (group: number) => number;
  difference: (pair: number) => number;
  a: (pair: number) => number;
}

export interface FigureReader {
  /** How many figures a table has. */
  figures: number;
  /** By measure. */
  places: FigurePlaces[];
  /** Computes all figures of a table into `out`; NaN where a group has no ratings. */
  read: (table: Float64Array, out: Float64Array) => void;
}

/**
 * Reads means, differences of means (second group minus first) and Vargha and Delaney's A (that the
 * first group is higher) of all measures off one table of counts, as `countCells` lays it out.
 *
 * Means are measured from the smallest value that the group has in the whole data, as
 * `describeCounts` does it, so that the mean of equal ratings is exact in every table.
 *
 * @param whole the table of all participants
 */
export function prepareFigures(
  measures: readonly Pick<MeasureRows, "values">[],
  groups: number,
  pairs: readonly GroupPair[],
  whole: Float64Array,
): FigureReader {
  const perMeasure = groups + 2 * pairs.length;
  const sizes = Int32Array.from(measures, ({ values }) => values.length);
  const first = Int32Array.from(pairs, (pair) => pair.first);
  const second = Int32Array.from(pairs, (pair) => pair.second);
  const origins = new Float64Array(measures.length * groups);
  const deviations = new Float64Array(whole.length);
  let cell = 0;
  measures.forEach(({ values }, measure) => {
    for (let group = 0; group < groups; group++) {
      const lowest = values.findIndex((_, place) => whole[cell + place]! > 0);
      const origin = lowest < 0 ? 0 : values[lowest]!;
      origins[measure * groups + group] = origin;
      for (const value of values) deviations[cell++] = value - origin;
    }
  });

  const ns = new Float64Array(groups);
  function read(table: Float64Array, out: Float64Array) {
    let start = 0;
    for (let measure = 0; measure < sizes.length; measure++) {
      const size = sizes[measure]!;
      const at = measure * perMeasure;
      for (let group = 0; group < groups; group++) {
        let n = 0;
        let sum = 0;
        const end = start + (group + 1) * size;
        for (let place = end - size; place < end; place++) {
          n += table[place]!;
          sum += table[place]! * deviations[place]!;
        }
        ns[group] = n;
        out[at + group] = origins[measure * groups + group]! + sum / n;
      }
      for (let pair = 0; pair < first.length; pair++) {
        const [one, other] = [first[pair]!, second[pair]!];
        const place = at + groups + 2 * pair;
        out[place] = out[at + other]! - out[at + one]!;
        // In halves, so that all of it stays whole numbers until the division.
        let halves = 0;
        let below = 0;
        for (let value = 0; value < size; value++) {
          const equal = table[start + other * size + value]!;
          halves += table[start + one * size + value]! * (2 * below + equal);
          below += equal;
        }
        out[place + 1] = halves / (2 * ns[one]! * ns[other]!);
      }
      start += groups * size;
    }
  }

  return {
    figures: measures.length * perMeasure,
    places: measures.map((_, measure) => {
      const at = measure * perMeasure;
      return {
        mean: (group) => at + group,
        difference: (pair) => at + groups + 2 * pair,
        a: (pair) => at + groups + 2 * pair + 1,
      };
    }),
    read,
  };
}
