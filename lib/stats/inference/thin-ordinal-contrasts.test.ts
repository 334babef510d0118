import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countByCluster } from "@/lib/stats/descriptive/clustered-counts";
import { isEstimate } from "@/lib/stats/numeric/outcome";
import { contrastLogOdds } from "@/lib/stats/ordinal/cumulative-link-contrasts";
import { fitCumulativeLinkModel } from "@/lib/stats/ordinal/cumulative-link-model";
import { countFixture } from "@/lib/stats/testing/count-fixture";
import { readFigures } from "@/lib/stats/testing/read-references";
import { thinOrdinalContrasts } from "./thin-ordinal-contrasts";

interface Reference {
  name: string;
  counts: number[][];
  pairs: {
    first: number;
    second: number;
    lower: number | null;
    upper: number | null;
    p: number;
    penalised: number;
  }[];
}
const references = readFigures<Reference[]>("thin.json");

/** Every rating by a participant of its own. */
function spread(counts: readonly (readonly number[])[]) {
  const group = counts.flatMap((row, g) => row.flatMap((n) => new Array<number>(n).fill(g)));
  const value = counts.flatMap((row) => row.flatMap((n, v) => new Array<number>(n).fill(v)));
  return countByCluster({
    values: counts[0]!.map((_, v) => v + 1),
    groups: counts.length,
    cluster: group.map((_, rating) => rating),
    group,
    value,
  });
}

const anyCounts = fc.array(
  fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 3, maxLength: 3 }),
  {
    minLength: 3,
    maxLength: 3,
  },
);

describe("thinOrdinalContrasts", () => {
  it.each(references)("agrees with clm: $name", ({ counts, pairs }) => {
    const ours = thinOrdinalContrasts(spread(counts));
    expect(ours).toHaveLength(pairs.length);
    pairs.forEach((wanted, place) => {
      const { first, second, profile, penalised } = ours[place]!;
      expect([first, second]).toEqual([wanted.first, wanted.second]);
      if (!isEstimate(profile) || !isEstimate(penalised)) throw new Error("no estimate");
      const end = (figure: number | null, sign: number) =>
        figure === null ? sign * Infinity : expect.closeTo(figure, 7);
      expect(profile.lower).toEqual(end(wanted.lower, -1));
      expect(profile.upper).toEqual(end(wanted.upper, 1));
      expect(profile.pValue).toBeCloseTo(wanted.p, 8);
      // The augmented data of more than two answers hold their thresholds by rows of weight 1e-7.
      expect(Math.abs(penalised.estimate - wanted.penalised)).toBeLessThan(1e-6);
      expect(penalised.lower).toBeLessThan(penalised.estimate);
      expect(penalised.upper).toBeGreaterThan(penalised.estimate);
      expect(Number.isFinite(penalised.lower + penalised.upper)).toBe(true);
    });
  });

  it("has the worked example of its documentation", () => {
    const [pair] = thinOrdinalContrasts(
      spread([
        [2, 0],
        [0, 2],
      ]),
    );
    if (!isEstimate(pair!.profile) || !isEstimate(pair!.penalised)) throw new Error("no estimate");
    expect(pair!.profile.estimate).toBe(Infinity);
    // −4 log of what the groups' best common threshold leaves, 2 log(1 + e^(−x/2)) a rating.
    expect(pair!.profile.lower).toBeCloseTo(0.9678185, 6);
    expect(pair!.penalised.estimate).toBeCloseTo(2.5891452, 6);
  });

  it("is near Wald's figures where there is much data", () => {
    const counts = countFixture("big5000");
    const wald = contrastLogOdds(fitCumulativeLinkModel(counts) as never);
    thinOrdinalContrasts(counts).forEach(({ profile, penalised }, place) => {
      const by = wald[place]!;
      if (!isEstimate(profile) || !isEstimate(penalised) || !isEstimate(by))
        throw new Error("none");
      expect(Math.abs(profile.estimate - by.logOddsRatio)).toBeLessThan(1e-8);
      expect(Math.abs(profile.lower - by.lower)).toBeLessThan(0.01 * by.se);
      expect(Math.abs(profile.upper - by.upper)).toBeLessThan(0.01 * by.se);
      expect(Math.abs(penalised.estimate - by.logOddsRatio)).toBeLessThan(0.03 * by.se);
      expect(penalised.se / by.se).toBeCloseTo(1, 2);
    });
  });

  it("is finite under the penalty, has p at most alpha exactly where the interval leaves out 0", () => {
    fc.assert(
      fc.property(anyCounts, (counts) => {
        for (const { profile, penalised } of thinOrdinalContrasts(spread(counts))) {
          if (isEstimate(profile)) {
            expect(profile.lower).toBeLessThanOrEqual(profile.estimate);
            expect(profile.upper).toBeGreaterThanOrEqual(profile.estimate);
            if (Math.abs(profile.pValue - 0.05) > 1e-6) {
              expect(profile.lower > 0 || profile.upper < 0).toBe(profile.pValue < 0.05);
            }
          }
          expect(profile).not.toEqual({ kind: "undefined", reason: "no-convergence" });
          expect(penalised).not.toEqual({ kind: "undefined", reason: "no-convergence" });
          if (isEstimate(penalised)) {
            expect(Math.abs(penalised.estimate)).toBeLessThan(10);
            expect(Number.isFinite(penalised.lower + penalised.upper)).toBe(true);
          }
        }
      }),
      { numRuns: 20 },
    );
  });

  it("does not depend on which group is the reference, and turns with the answers", () => {
    fc.assert(
      fc.property(anyCounts, (counts) => {
        const figures = (of: number[][]) =>
          thinOrdinalContrasts(spread(of)).map(({ profile, penalised }) => [
            isEstimate(profile) ? [profile.lower, profile.upper] : profile.kind,
            isEstimate(penalised) ? penalised.estimate : penalised.kind,
          ]);
        const close = (one: unknown): unknown =>
          Array.isArray(one)
            ? one.map(close)
            : typeof one === "number" && Number.isFinite(one)
              ? expect.closeTo(one, 5)
              : one;
        // Groups in reverse have the pairs in reverse, first and second exchanged; turned answers
        // exchange them again.
        const turned = [...counts].reverse().map((row) => [...row].reverse());
        expect(figures(turned)).toEqual(close([...figures(counts)].reverse()));
      }),
      { numRuns: 12 },
    );
  });

  it("names why there is nothing to say", () => {
    const [empty] = thinOrdinalContrasts(
      spread([
        [2, 1],
        [0, 0],
      ]),
    );
    expect(empty!.profile).toEqual({ kind: "insufficient-data", of: "groups", needed: 2, got: 1 });
    const [equal] = thinOrdinalContrasts(
      spread([
        [2, 0],
        [3, 0],
      ]),
    );
    expect(equal!.penalised).toEqual({ kind: "undefined", reason: "no-variation" });
    const both = thinOrdinalContrasts(
      spread([
        [0, 2],
        [0, 3],
        [2, 1],
      ]),
    )[0]!;
    expect(both.profile).toEqual({ kind: "undefined", reason: "separation" });
    expect(isEstimate(both.penalised)).toBe(true);
  });
});
