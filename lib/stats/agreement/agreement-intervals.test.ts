import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRandom } from "@/lib/random";
import { isEstimate, type Outcome } from "@/lib/stats/numeric/outcome";
import { readCells, readFigures, readFixtureRows } from "@/lib/stats/testing/read-references";
import { intraclassIntervals, krippendorffInterval } from "./agreement-intervals";
import { agreementIntraclass } from "./intraclass-agreement";
import { krippendorffAlpha } from "./krippendorff-alpha";
import { scaleReliability } from "./scale-reliability";
import { scoreScale } from "./score-scale";

interface Reference {
  estimate: number;
  se: number;
  percentile: [number, number];
  bca: [number, number];
}
const references = readFigures<{
  icc: Record<"agreementSingle" | "agreementAverage" | "consistencySingle", Reference>;
  alpha: Reference;
  omega: Reference;
}>("agreement-intervals.json");

const draws = (replicates: number, seed = "agreement") => ({
  replicates,
  random: createRandom(seed),
});

function need<T>(outcome: Outcome<T>): T {
  if (!isEstimate(outcome)) throw new Error(outcome.kind);
  return outcome;
}

/** Limits by chance differ by a few hundredths of a standard error times the spread of their quantile. */
function expectLimits(
  got: Outcome<{
    estimate: number;
    lower: number;
    upper: number;
    se: number;
    bca: Outcome<{ lower: number; upper: number }>;
  }>,
  wanted: Reference,
  within: number,
) {
  const figure = need(got);
  expect(Math.abs(figure.estimate - wanted.estimate)).toBeLessThan(1e-6);
  expect(Math.abs(figure.se / wanted.se - 1)).toBeLessThan(within);
  const bca = need(figure.bca);
  const pairs = [
    [figure.lower, wanted.percentile[0]],
    [figure.upper, wanted.percentile[1]],
    [bca.lower, wanted.bca[0]],
    [bca.upper, wanted.bca[1]],
  ] as const;
  for (const [ours, theirs] of pairs) {
    expect(Math.abs(ours - theirs)).toBeLessThan(2.5 * within * wanted.se);
  }
}

const ratings = readCells("icc30x4.csv").map((cells) => Object.values(cells).map(Number));
const values = [1, 2, 3, 4, 5];
const countsOf = (units: readonly (readonly number[])[]) =>
  units.map((unit) => values.map((value) => unit.filter((rating) => rating === value).length));

describe("intraclassIntervals", () => {
  it("agrees with boot", () => {
    const ours = intraclassIntervals(ratings, draws(4000));
    for (const form of ["agreementSingle", "agreementAverage", "consistencySingle"] as const) {
      expectLimits(ours[form], references.icc[form], 0.06);
    }
  });

  it("has the estimates of the table, within the interval, and the same with the same seed", () => {
    const ours = intraclassIntervals(ratings, draws(300));
    expect(intraclassIntervals(ratings, draws(300))).toEqual(ours);
    const whole = need(agreementIntraclass(ratings));
    const figure = need(ours.agreementAverage);
    expect(figure.estimate).toBe(need(whole.agreement.average).icc);
    expect(figure.lower).toBeLessThan(figure.estimate);
    expect(figure.upper).toBeGreaterThan(figure.estimate);
    expect(figure.units).toBe(30);
  });

  it("names what is missing", () => {
    expect(intraclassIntervals([[1, 2]], draws(10)).agreementSingle).toEqual({
      kind: "insufficient-data",
      of: "pairable-units",
      needed: 2,
      got: 1,
    });
    const equal = intraclassIntervals(
      [
        [3, 3],
        [3, 3],
      ],
      draws(10),
    );
    expect(equal.consistencySingle).toEqual({ kind: "undefined", reason: "no-variation" });
    expect(() => intraclassIntervals(ratings, draws(0))).toThrow(RangeError);
  });
});

describe("krippendorffInterval", () => {
  it("has the alpha of all units, and near that interval which R finds for the like ICC", () => {
    const counts = countsOf(ratings);
    const figure = need(krippendorffInterval(values, counts, "interval", draws(1500)));
    expect(figure.estimate).toBe(need(krippendorffAlpha(values, counts, "interval")).alpha);
    // With interval distances and everybody rating all, alpha and ICC(1) are nearly one figure.
    const wanted = references.icc.agreementSingle;
    expect(Math.abs(figure.se / wanted.se - 1)).toBeLessThan(0.1);
    expect(Math.abs(figure.lower - wanted.percentile[0])).toBeLessThan(0.5 * wanted.se);
  });

  it("does not depend on units with a single rating, which nothing can agree with", () => {
    const counts = countsOf(ratings);
    const more = [...counts, [1, 0, 0, 0, 0]];
    const one = krippendorffInterval(values, counts, "ordinal", draws(200));
    expect(krippendorffInterval(values, more, "ordinal", draws(200))).toEqual(one);
  });

  it("holds any ratings, or says why not", () => {
    const anyUnits = fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 3 }), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(anyUnits, (units) => {
        const figure = krippendorffInterval(values, countsOf(units), "nominal", draws(40));
        if (!isEstimate(figure)) return;
        expect(figure.lower).toBeLessThanOrEqual(figure.upper);
        expect(figure.upper).toBeLessThanOrEqual(1 + 1e-12);
      }),
      { numRuns: 60 },
    );
  });
});

describe("scaleReliability", () => {
  const itemsOf = (reversed: boolean[]) =>
    reversed.map((turned) => ({ reversed: turned, lowest: 1, highest: 5 }));
  function readScale(file: string, reversed: boolean[]) {
    const rows = readFixtureRows(file);
    const answers = rows.map(({ ratings: given }) =>
      ["A", "B", "C", "D", "E"].map((letter, item) => {
        const answer = given[letter]!;
        return answer !== null && reversed[item] ? 6 - answer : answer;
      }),
    );
    const participants = [...new Set(rows.map(({ participant }) => participant))];
    return {
      scored: scoreScale(itemsOf(reversed), answers),
      participant: rows.map((row) => participants.indexOf(row.participant)),
    };
  }
  const straight = [false, false, false, false, false];

  it("agrees with boot on alpha and omega total, drawing participants", () => {
    const { scored, participant } = readScale("ties4", straight);
    const ours = scaleReliability(scored, participant, draws(2000));
    expectLimits(ours.alpha, references.alpha, 0.15);
    expectLimits(ours.omegaTotal, references.omega, 0.15);
  });

  it("does not depend on how items are asked", () => {
    const turned = [false, true, false, true, true];
    const one = readScale("missing", straight);
    const other = readScale("missing", turned);
    expect(other.scored).toEqual(one.scored);
    const figures = scaleReliability(one.scored, one.participant, draws(50));
    expect(scaleReliability(other.scored, other.participant, draws(50))).toEqual(figures);
    expect(figures.n).toBeLessThan(one.participant.length);
  });

  it("names what is missing", () => {
    const two = scoreScale(itemsOf([false, true]), [
      [1, 5],
      [2, 3],
      [4, 1],
    ]);
    const ours = scaleReliability(two, [1, 2, 2], draws(30));
    expect(isEstimate(ours.alpha)).toBe(true);
    expect(ours.omegaTotal).toMatchObject({ kind: "insufficient-data", of: "constructs" });
    expect(scaleReliability(two, [1, 1, 1], draws(30)).alpha).toMatchObject({ of: "participants" });
    expect(() => scaleReliability(two, [1], draws(30))).toThrow(RangeError);
  });
});

describe("scoreScale", () => {
  it("has the worked example of its documentation, and no score where an item is missing", () => {
    const items = [
      { reversed: false, lowest: 1, highest: 5 },
      { reversed: true, lowest: 1, highest: 5 },
    ];
    expect(
      scoreScale(items, [
        [4, 1],
        [null, 2],
      ]),
    ).toEqual({
      turned: [
        [4, 5],
        [null, 4],
      ],
      scores: [4.5, null],
    });
    expect(() => scoreScale(items, [[4]])).toThrow(RangeError);
    expect(() => scoreScale(items, [[4, 6]])).toThrow(RangeError);
  });
});
