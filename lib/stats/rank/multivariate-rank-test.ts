import {
  type Covariances,
  covaryCompleteRows,
  type MeasureRows,
} from "@/lib/stats/descriptive/covary-complete-rows";
import { splitCompleteRows } from "@/lib/stats/descriptive/split-complete-rows";
import { fUpperTail } from "@/lib/stats/numeric/distributions";
import { insufficientData, type Outcome, undefinedFigure } from "@/lib/stats/numeric/outcome";
import { type FTest, type MultivariateFTests, multivariateFTests } from "./multivariate-f";

export interface GroupEffects {
  /** Its place among the groups. */
  group: number;
  n: number;
  /**
   * By measure: the probability that a response drawn from all is rated lower than one of this group,
   * plus half that of a tie; one half where the group is like the others.
   */
  relativeEffects: number[];
}

export interface MultivariateRankTest extends MultivariateFTests {
  /** Complete rows. */
  n: number;
  /** The groups that have complete rows, and so take part. */
  groups: GroupEffects[];
  emptyGroups: number[];
  /** Needs no inverse, and so exists where the other tests do not. */
  anovaType: Outcome<FTest>;
}

/** A group of the layout, after ranking. */
interface RankedRows {
  meanRanks: number[];
  spread: Covariances;
}

/**
 * Tests whether groups differ in any of several measures, all measures together, by ranks.
 *
 * Unit of analysis: the response that has all measures; others are left out. Assumptions: responses
 * are independent, within and between groups (several of one participant are not); nothing about the
 * distribution of the measures or how they depend on each other. Each measure is ranked by itself
 * over all groups, ties sharing the mean of their ranks. The ANOVA type allows covariances to differ
 * between groups, and depends on the measures only through the sum of their variances. Degenerate:
 * fewer than two groups, or a group of one complete response, are insufficient data; ranks that do
 * not vary leave all tests undefined, measures that determine one another all but the ANOVA type.
 * Source: Munzel and Brunner 2000; Bathke, Harrar and Madden 2008; Ellis, Burchett, Harrar and Bathke
 * 2017, whose degrees of freedom these are; relative effects Brunner and Munzel 2000.
 * Example: one measure, 1 2 3 and 4 5 6: relative effects .25 and .75, ANOVA type F 13.5 on 1 and 4
 * degrees of freedom, p .0213116.
 * Throws RangeError when the columns differ in length or a row names a group or value that is not there.
 */
export function multivariateRankTest(
  measures: readonly MeasureRows[],
  group: ArrayLike<number>,
  groups: number,
): Outcome<MultivariateRankTest> {
  if (measures.length < 1) return insufficientData("constructs", 1, 0);
  const split = splitCompleteRows(measures, group, groups);
  const occupied = split.flatMap((ofGroup, place) =>
    ofGroup[0]!.value.length > 0 ? [{ group: place, ofGroup }] : [],
  );
  if (occupied.length < 2) return insufficientData("groups", 2, occupied.length);
  const sizes = occupied.map(({ ofGroup }) => ofGroup[0]!.value.length);
  const smallest = Math.min(...sizes);
  if (smallest < 2) return insufficientData("complete-responses", 2, smallest);

  const n = sizes.reduce((sum, size) => sum + size, 0);
  const rankOf = measures.map(({ values }, measure) =>
    rankPlaces(
      values.length,
      occupied.map(({ ofGroup }) => ofGroup[measure]!.value),
    ),
  );
  const ranked = occupied.map(({ ofGroup }): RankedRows => {
    const rows = ofGroup.map(({ value }, measure) => ({ values: rankOf[measure]!, value }));
    return { meanRanks: rows.map(meanValue), spread: covaryCompleteRows(rows) };
  });
  return {
    kind: "estimate",
    n,
    groups: ranked.map(({ meanRanks, spread }, place) => ({
      group: occupied[place]!.group,
      n: spread.n,
      relativeEffects: meanRanks.map((rank) => (rank - 0.5) / n),
    })),
    emptyGroups: split.flatMap((ofGroup, place) => (ofGroup[0]!.value.length ? [] : [place])),
    ...testRanks(ranked, measures.length, n),
  };
}

function testRanks(ranked: RankedRows[], k: number, n: number) {
  const a = ranked.length;
  const centre = (n + 1) / 2;
  const between = new Float64Array(k * k);
  const within = new Float64Array(k * k);
  // Of an unweighted mean of groups, k times k.
  const ofMean = new Float64Array(k * k);
  let differences = 0;
  for (let i = 0; i < k; i++) {
    const unweighted = ranked.reduce((sum, { meanRanks }) => sum + meanRanks[i]!, 0) / a;
    for (const { meanRanks, spread } of ranked) {
      differences += (meanRanks[i]! - unweighted) ** 2 / (a - 1);
      for (let j = 0; j < k; j++) {
        const place = i * k + j;
        const size = spread.n;
        between[place]! += size * (meanRanks[i]! - centre) * (meanRanks[j]! - centre);
        within[place]! += (size - 1) * spread.covariance[place]!;
        ofMean[place]! += spread.covariance[place]! / size / a;
      }
    }
  }
  let trace = 0;
  let squares = 0;
  for (let i = 0; i < k; i++) trace += ofMean[i * k + i]!;
  for (const value of ofMean) squares += value * value;
  if (trace === 0) {
    const none = undefinedFigure(differences === 0 ? "no-variation" : "no-residual-variation");
    return { anovaType: none, wilks: none, lawleyHotelling: none, bartlettNandaPillai: none };
  }

  const statistic = differences / trace;
  const dimension = (trace * trace) / squares;
  const df1 = (a - 1) * dimension;
  const df2 = (a * a * dimension) / ranked.reduce((sum, { spread }) => sum + 1 / (spread.n - 1), 0);
  const pValue = fUpperTail(statistic, df1, df2);
  return {
    anovaType: { kind: "estimate" as const, statistic, df1, df2, pValue },
    ...multivariateFTests({ measures: k, groups: a, rows: n, between, within }),
  };
}

/** The midrank of every place, over the rows of all groups. */
function rankPlaces(places: number, columns: readonly ArrayLike<number>[]): number[] {
  const totals = new Array<number>(places).fill(0);
  for (const column of columns) {
    for (let row = 0; row < column.length; row++) totals[column[row]!]! += 1;
  }
  let before = 0;
  return totals.map((total) => {
    const rank = before + (total + 1) / 2;
    before += total;
    return rank;
  });
}

function meanValue({ values, value }: MeasureRows): number {
  let sum = 0;
  for (let row = 0; row < value.length; row++) sum += values[value[row]!]!;
  return sum / value.length;
}
