import {
  answersOf,
  hasQuality,
  QUALITY,
  type ResponseTable,
  rowMeansOf,
} from "@/lib/comparison/responses/response-table";
import type { RatingCounts } from "@/lib/comparison/responses/set-counts";
import { type CountsDescription, describeCounts } from "@/lib/stats/descriptive/describe-counts";
import { fromCounts, totalsPerValue } from "@/lib/stats/descriptive/value-counts";
import { type Levene, leveneTest } from "@/lib/stats/linear/levene";
import { type ShapiroWilk, shapiroWilk } from "@/lib/stats/linear/shapiro-wilk";
import type { Outcome } from "@/lib/stats/numeric/outcome";
import { type DunnTest, dunnTest } from "@/lib/stats/rank/dunn";
import { type KruskalWallis, kruskalWallis } from "@/lib/stats/rank/kruskal-wallis";
import { type VarghaDelaneyPair, varghaDelaneyPairs } from "@/lib/stats/rank/vargha-delaney";

/**
 * What follows of one construct, or of Quality, from how often each answer was given; lists are in
 * the order of the methods.
 */
export interface CountedVariable {
  key: string;
  statement: string | null;
  /** Whether it is the row mean of the constructs. */
  isRowMean: boolean;
  values: number[];
  described: Outcome<CountsDescription>[];
  overall: Outcome<CountsDescription>;
  shapiroWilk: { overall: Outcome<ShapiroWilk>; byMethod: Outcome<ShapiroWilk>[] };
  levene: { median: Outcome<Levene>; mean: Outcome<Levene> };
  kruskalWallis: Outcome<KruskalWallis>;
  dunn: DunnTest;
  varghaDelaney: VarghaDelaneyPair[];
}

/**
 * Compares the methods on every construct and on Quality by the counts alone. It takes the same time
 * however many ratings were counted.
 */
export function compareCounts(
  { constructs }: Pick<ResponseTable, "constructs">,
  { counts, sums }: Pick<RatingCounts, "counts" | "sums">,
): CountedVariable[] {
  const compared = constructs.map((construct, index) => {
    const { key, statement } = construct;
    const heading = { key, statement, isRowMean: false };
    return { ...heading, ...compareVariable(answersOf(construct), counts[index] ?? []) };
  });
  if (!hasQuality(constructs)) return compared;
  const heading = { key: QUALITY, statement: null, isRowMean: true };
  return [...compared, { ...heading, ...compareVariable(rowMeansOf(constructs), sums) }];
}

function compareVariable(values: number[], counts: number[][]) {
  const table = fromCounts(counts, values);
  const totals = totalsPerValue(table);
  return {
    values,
    described: counts.map((ofMethod) => describeCounts(values, ofMethod)),
    overall: describeCounts(values, totals),
    shapiroWilk: {
      overall: shapiroWilk(values, totals),
      byMethod: counts.map((ofMethod) => shapiroWilk(values, ofMethod)),
    },
    levene: { median: leveneTest(table, "median"), mean: leveneTest(table, "mean") },
    kruskalWallis: kruskalWallis(table),
    dunn: dunnTest(table),
    varghaDelaney: varghaDelaneyPairs(table),
  };
}
