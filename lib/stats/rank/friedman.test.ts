import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countByCluster } from "@/lib/stats/descriptive/clustered-counts";
import {
  expectFigure,
  FIXTURES,
  type FixtureRow,
  readFigures,
  readFixtureRows,
} from "@/lib/stats/testing/read-references";
import { friedmanTest } from "./friedman";

type FriedmanFigure = { n_blocks_complete: number; df?: number } & (
  | { error: string }
  | {
      Q: number | null;
      p: number | null;
      kendall_W: number | null;
      mean_ranks: Record<string, number>;
    }
);

/** One entry a rating: participant, group, number. */
function count(ratings: readonly (readonly [number, number, number])[], groups: number) {
  const values = [...new Set(ratings.map(([, , number]) => number))].sort((a, b) => a - b);
  return countByCluster({
    values,
    groups,
    cluster: ratings.map(([participant]) => participant),
    group: ratings.map(([, group]) => group),
    value: ratings.map(([, , number]) => values.indexOf(number)),
  });
}

function countRows(rows: FixtureRow[], groups: string[], measure: string) {
  const ratings = rows
    .filter((row) => row.ratings[measure] !== null)
    .map((row): [number, number, number] => [
      Number(row.participant),
      groups.indexOf(row.group),
      row.ratings[measure]!,
    ]);
  return count(ratings, groups.length);
}

const measures = ["A", "B", "C", "D", "E", "Q"];

/**
 * Where R's figures for the row means Q are not those of the data: it takes equal means for different
 * ones when they were summed in another order. These are R's for sums of whole numbers, 5 Q.
 */
const WITHOUT_ROUNDING: Record<string, { statistic: number; pValue: number }> = {
  "two Q": { statistic: 1.8, pValue: 0.179712494879 },
  "big5000 Q": { statistic: 285.714139867279, pValue: 1.30585223693589e-60 },
};

describe("friedmanTest", () => {
  const figures =
    readFigures<Record<string, { friedman: Record<string, FriedmanFigure> }>>("fixtures.json");

  it.each(FIXTURES)("ranks the participants' means in %s as R does", (name) => {
    const rows = readFixtureRows(name);
    const groups = [...new Set(rows.map((row) => row.group))].sort();
    for (const measure of measures) {
      const what = `${name} ${measure}`;
      const wanted = figures[name]!.friedman[measure]!;
      const got = friedmanTest(countRows(rows, groups, measure));
      if ("error" in wanted) {
        const blocks = wanted.n_blocks_complete;
        const few = { kind: "insufficient-data", of: "blocks", needed: 2, got: blocks };
        expect(got).toEqual(few);
      } else if (wanted.Q === null) {
        expect(got).toEqual({ kind: "undefined", reason: "no-variation" });
      } else {
        if (got.kind !== "estimate") throw new Error(`${what}: ${got.kind}`);
        const exact = WITHOUT_ROUNDING[what];
        if (exact) {
          expectFigure(got.statistic, exact.statistic, `statistic of ${what}`);
          expectFigure(got.pValue, exact.pValue, `p of ${what}`);
          continue;
        }
        expectFigure(got.statistic, wanted.Q, `statistic of ${what}`);
        expectFigure(got.pValue, wanted.p, `p of ${what}`);
        expectFigure(got.kendallW, wanted.kendall_W, `W of ${what}`);
        expect([got.blocks, got.df]).toEqual([wanted.n_blocks_complete, wanted.df]);
        groups.forEach((group, place) => {
          expectFigure(got.meanRanks[place]!, wanted.mean_ranks[group]!, `${what} ${group}`);
        });
      }
    }
  });

  it("gives the figures of the example", () => {
    const blocks = [
      [1, 2, 3],
      [2, 1, 3],
      [1, 2, 2],
    ];
    const ratings = blocks.flatMap((block, participant) =>
      block.map((number, group): [number, number, number] => [participant, group, number]),
    );
    const got = friedmanTest(count(ratings, 3));
    if (got.kind !== "estimate") throw new Error(got.kind);
    expect(got.statistic).toBeCloseTo(42 / 11, 12);
    expect(got.pValue).toBeCloseTo(0.1482151, 7);
    expect(got.meanRanks.map((rank) => 6 * rank)).toEqual([8, 11, 17]);
  });

  it("ties means that are the same fraction, whatever their sums leave in the last digit", () => {
    // 4.2 + 4.4 + 4.6 is not 13.2 in doubles, and 4.4 is their mean.
    const ratings: [number, number, number][] = [0, 1].flatMap((participant) => [
      ...[4.2, 4.4, 4.6].map((number): [number, number, number] => [participant, 0, number]),
      [participant, 1, 4.4],
    ]);
    expect(friedmanTest(count(ratings, 2))).toEqual({ kind: "undefined", reason: "no-variation" });
    const another = friedmanTest(count([...ratings, [2, 0, 4.4], [2, 1, 4.6]], 2));
    expect(another).toMatchObject({ kind: "estimate", meanRanks: [8 / 6, 10 / 6] });
  });

  it("does not change when a participant rates everything higher, or is written down elsewhere", () => {
    const block = fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 3 }), {
      minLength: 3,
      maxLength: 3,
    });
    fc.assert(
      fc.property(fc.array(block, { minLength: 2, maxLength: 12 }), (participants) => {
        const ratings = participants.flatMap((groups, participant) =>
          groups.flatMap((numbers, group) =>
            numbers.map((number): [number, number, number] => [participant, group, number]),
          ),
        );
        const moved = ratings
          .map(([who, group, number]): [number, number, number] => [99 - who, group, number + who])
          .reverse();
        expect(friedmanTest(count(moved, 3))).toEqual(friedmanTest(count(ratings, 3)));
      }),
    );
  });

  it("agrees fully where all participants have the same order, and needs two groups", () => {
    const same: [number, number, number][] = [0, 1, 2].flatMap((participant) =>
      [0, 1, 2].map((group): [number, number, number] => [participant, group, group + participant]),
    );
    expect(friedmanTest(count(same, 3))).toMatchObject({ kendallW: 1, meanRanks: [1, 2, 3] });
    const one = friedmanTest(
      count(
        same.filter(([, group]) => group === 0),
        1,
      ),
    );
    expect(one).toEqual({ kind: "insufficient-data", of: "groups", needed: 2, got: 1 });
  });
});
