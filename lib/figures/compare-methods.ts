import { createRandom } from "@/lib/random";
import { bootstrapParticipants } from "@/lib/stats/bootstrap-participants";
import { describeCounts } from "@/lib/stats/describe-counts";
import { dunnTest } from "@/lib/stats/dunn";
import { kruskalWallis } from "@/lib/stats/kruskal-wallis";
import { fromCounts, type ValueCounts } from "@/lib/stats/value-counts";
import { varghaDelaneyPairs } from "@/lib/stats/vargha-delaney";
import type { Bootstrap, ComparedVariable, RatingCounts } from "./comparison";

/** The name of the row mean. */
export const QUALITY = "Quality";

/**
 * Compares the methods on every construct and on Quality, the row mean of the constructs. The same
 * counts and the same seed give the same figures.
 */
export function compareMethods(ratings: RatingCounts, bootstrap: Bootstrap): ComparedVariable[] {
  const { constructs, methods, participants } = ratings;
  const intervals = bootstrapParticipants({
    measures: [
      ...constructs.map((_, construct) => ({
        participants: participants.map(({ sums, responses }) => ({
          sums: sums[construct] ?? [],
          ns: responses,
        })),
      })),
      // The mean of row means is the mean over all ratings, as every row has all constructs.
      {
        participants: participants.map(({ sums, responses }) => ({
          sums: methods.map((_, method) =>
            sums.reduce((total, ofConstruct) => total + (ofConstruct[method] ?? 0), 0),
          ),
          ns: responses.map((count) => count * constructs.length),
        })),
      },
    ],
    methods: methods.length,
    replicates: bootstrap.replicates,
    confidence: bootstrap.confidence,
    random: createRandom(bootstrap.seed),
  });

  const compare = (table: ValueCounts, measure: number) => ({
    described: table.counts.map((counts) => describeCounts(table.values, counts)),
    intervals: intervals[measure] ?? [],
    kruskalWallis: kruskalWallis(table),
    dunn: dunnTest(table),
    varghaDelaney: varghaDelaneyPairs(table),
  });
  const compared = constructs.map(({ key, statement, points }, index): ComparedVariable => {
    const answers = Array.from({ length: points }, (_, answer) => answer + 1);
    const table = fromCounts(ratings.counts[index] ?? [], answers);
    return { key, statement, isRowMean: false, ...compare(table, index) };
  });
  if (constructs.length < 2) return compared;
  const table = fromCounts(ratings.sums, rowMeans(ratings));
  const quality = { key: QUALITY, statement: null, isRowMean: true };
  return [...compared, { ...quality, ...compare(table, constructs.length) }];
}

/** The values that the row mean can take, by ascending sum of the ratings. */
export function rowMeans({ constructs }: Pick<RatingCounts, "constructs">): number[] {
  const lowest = constructs.length;
  const highest = constructs.reduce((sum, { points }) => sum + points, 0);
  return Array.from({ length: highest - lowest + 1 }, (_, index) => (lowest + index) / lowest);
}
