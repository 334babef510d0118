import type { MeasureRows } from "@/lib/stats/descriptive/covary-complete-rows";
import type { GroupPair } from "@/lib/stats/numeric/list-pairs";
import type { ParticipantCells } from "./bootstrap-cells";

/** Participants with a rating of the groups concerned: of the rarest of them, and of any. */
export interface RaterCounts {
  fewest: number;
  any: number;
}

export interface Raters {
  ofGroup: (measure: number, group: number) => RaterCounts;
  ofPair: (measure: number, pair: GroupPair) => RaterCounts;
}

/** How many participants rated each group, and each pair of groups, on each measure. */
export function countRaters(
  cells: ParticipantCells,
  measures: readonly Pick<MeasureRows, "values">[],
  groups: number,
): Raters {
  const { participants, first, offsets, cell } = cells;
  // Which groups of which measure a cell belongs to, as one number; both[one * groups + other].
  const blocks = new Int32Array(cells.size);
  measures.forEach(({ values }, measure) => {
    for (let group = 0; group < groups; group++) {
      const start = first[measure]! + group * values.length;
      blocks.fill(measure * groups + group, start, start + values.length);
    }
  });
  const both = new Int32Array(measures.length * groups * groups);
  const rated = new Int32Array(measures.length * groups);
  for (let participant = 0; participant < participants; participant++) {
    let count = 0;
    for (let at = offsets[participant]!; at < offsets[participant + 1]!; at++) {
      const block = blocks[cell[at]!]!;
      // Cells are in order, so that those of a block follow each other.
      if (count === 0 || rated[count - 1] !== block) rated[count++] = block;
    }
    for (let one = 0; one < count; one++) {
      const measure = Math.floor(rated[one]! / groups);
      for (let other = 0; other < count; other++) {
        if (Math.floor(rated[other]! / groups) !== measure) continue;
        both[rated[one]! * groups + (rated[other]! % groups)]! += 1;
      }
    }
  }

  const raters = (measure: number, group: number, other = group) =>
    both[(measure * groups + group) * groups + other]!;
  return {
    ofGroup: (measure, group) => {
      const any = raters(measure, group);
      return { fewest: any, any };
    },
    ofPair: (measure, pair) => {
      const [one, other] = [raters(measure, pair.first), raters(measure, pair.second)];
      const shared = raters(measure, pair.first, pair.second);
      return { fewest: Math.min(one, other), any: one + other - shared };
    },
  };
}
