import type { ResponseTable } from "./response-table";

/**
 * How often each answer was given, and each sum of a response's ratings: all that means, rank tests
 * and effect sizes follow from. Its size does not grow with the number of ratings.
 */
export interface RatingCounts {
  /** `[construct][method][answer - 1]` */
  counts: number[][][];
  /** Responses with all constructs, by the sum of their ratings: `[method][sum - constructs]`. */
  sums: number[][];
  participants: number;
  responses: number;
}

type Rated = Pick<ResponseTable, "methods" | "constructs" | "method" | "ratings">;

export function createCounts({ methods, constructs }: Pick<Rated, "methods" | "constructs">) {
  const means = constructs.reduce((sum, { points }) => sum + points - 1, 1);
  return {
    counts: constructs.map(({ points }) => methods.map(() => new Array<number>(points).fill(0))),
    sums: methods.map(() => new Array<number>(means).fill(0)),
    participants: 0,
    responses: 0,
  } satisfies RatingCounts;
}

/** Adds a participant's responses to the counts, or takes them away again (`sign` -1). */
export function countParticipant(
  counts: RatingCounts,
  table: Rated,
  responses: Iterable<number>,
  sign: 1 | -1,
): void {
  let any = false;
  for (const response of responses) {
    any = true;
    const method = table.method[response] ?? -1;
    let sum = 0;
    for (let construct = 0; construct < table.ratings.length; construct++) {
      const place = table.ratings[construct]?.[response] ?? -1;
      sum = place < 0 || sum < 0 ? -1 : sum + place;
      const ofMethod = counts.counts[construct]?.[method];
      if (ofMethod && place >= 0) ofMethod[place] = (ofMethod[place] ?? 0) + sign;
    }
    const ofMethod = counts.sums[method];
    if (ofMethod && sum >= 0) ofMethod[sum] = (ofMethod[sum] ?? 0) + sign;
    counts.responses += sign;
  }
  if (any) counts.participants += sign;
}

/** The counts of a whole table. */
export function countTable(table: ResponseTable): RatingCounts {
  const counts = createCounts(table);
  countParticipant(counts, table, table.participant.keys(), 1);
  counts.participants = new Set(table.participant).size;
  return counts;
}
