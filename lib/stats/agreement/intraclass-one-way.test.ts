import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countByCluster } from "@/lib/stats/descriptive/clustered-counts";
import { rowMeanValues } from "@/lib/stats/descriptive/value-counts";
import type { Outcome } from "@/lib/stats/numeric/outcome";
import {
  expectFigure,
  FIXTURES,
  readFigures,
  readFixtureRows,
} from "@/lib/stats/testing/read-references";
import { oneWayIntraclass } from "./intraclass-one-way";

interface ReferenceIntraclass {
  MSB: number;
  MSW: number;
  k0: number;
  icc1_anova: number | null;
  F: number;
  df1: number;
  df2: number;
  p: number;
  design_effect: number;
}
type Figures = Record<string, { icc_participant_anova: Record<string, ReferenceIntraclass> }>;

function need<T>(outcome: Outcome<T>): T {
  if (outcome.kind !== "estimate") throw new Error(outcome.kind);
  return outcome;
}

/** Of written-out clusters of ratings 1 to 5. */
const ofClusters = (clusters: number[][]) =>
  oneWayIntraclass(
    countByCluster({
      values: [1, 2, 3, 4, 5],
      groups: 1,
      cluster: clusters.flatMap((ratings, cluster) => ratings.map(() => cluster)),
      group: clusters.flat().map(() => 0),
      value: clusters.flat().map((rating) => rating - 1),
    }),
  );

describe("oneWayIntraclass", () => {
  it.each(FIXTURES)("finds R's analysis of variance of %s", (name) => {
    const rows = readFixtureRows(name);
    const participants = [...new Set(rows.map(({ participant }) => participant))];
    for (const [measure, wanted] of Object.entries(
      readFigures<Figures>("fixtures.json")[name]!.icc_participant_anova,
    )) {
      const values = measure === "Q" ? rowMeanValues(5) : [1, 2, 3, 4, 5];
      const outcome = oneWayIntraclass(
        countByCluster({
          values,
          groups: 1,
          cluster: rows.map(({ participant }) => participants.indexOf(participant)),
          group: rows.map(() => 0),
          value: rows.map(({ ratings }) => values.indexOf(ratings[measure]!)),
        }),
      );
      const what = `${name} ${measure}`;
      if (wanted.icc1_anova === null) {
        expect(outcome, what).toEqual({ kind: "undefined", reason: "no-variation" });
        continue;
      }
      const got = need(outcome);
      const test = need(got.test);
      expectFigure(got.meanSquareBetween, wanted.MSB, `between of ${what}`);
      expectFigure(got.meanSquareWithin, wanted.MSW, `within of ${what}`);
      expectFigure(got.clusterSize, wanted.k0, `size of ${what}`);
      expectFigure(got.icc, wanted.icc1_anova, `ICC of ${what}`);
      expectFigure(got.designEffect, wanted.design_effect, `design effect of ${what}`);
      expectFigure(test.f, wanted.F, `F of ${what}`);
      expect([test.df1, test.df2]).toEqual([wanted.df1, wanted.df2]);
      // R takes this one tail, below the smallest double, as 0.
      if (wanted.p === 0) expect(test.p).toBeLessThan(1e-300);
      else expectFigure(test.p, wanted.p, `p of ${what}`);
    }
  });

  it("is the worked example's 8.5 / 9.5", () => {
    const got = need(
      ofClusters([
        [1, 2],
        [4, 5],
      ]),
    );
    expect(got).toMatchObject({ meanSquareBetween: 9, meanSquareWithin: 0.5, clusterSize: 2 });
    expect(got.icc).toBeCloseTo(8.5 / 9.5, 14);
    expect(need(got.test).f).toBe(18);
  });

  it("lies between −1 / (k₀ − 1) and 1", () => {
    const clusters = fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 6 }), {
      minLength: 2,
    });
    fc.assert(
      fc.property(clusters, (ratings) => {
        const got = ofClusters(ratings);
        if (got.kind !== "estimate") return;
        expect(got.icc).toBeLessThanOrEqual(1);
        expect(got.icc).toBeGreaterThanOrEqual(-1 / (got.clusterSize - 1) - 1e-12);
      }),
    );
  });

  it("is 1 where clusters differ and do not vary within, and has no F then", () => {
    expect(
      ofClusters([
        [4, 4],
        [2, 2, 2],
      ]),
    ).toMatchObject({
      icc: 1,
      test: { kind: "undefined", reason: "no-variation" },
    });
  });

  it("needs two clusters and a second rating of one", () => {
    const missing = (of: string, needed: number, got: number) => ({
      kind: "insufficient-data",
      of,
      needed,
      got,
    });
    expect(ofClusters([])).toEqual(missing("participants", 2, 0));
    expect(ofClusters([[1, 2, 3]])).toEqual(missing("participants", 2, 1));
    expect(ofClusters([[1], [2]])).toEqual(missing("residual-df", 1, 0));
  });
});
