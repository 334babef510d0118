import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRandom } from "@/lib/random";
import { describeCounts } from "@/lib/stats/descriptive/describe-counts";
import { countValues, rowMeanValues } from "@/lib/stats/descriptive/value-counts";
import { listPairs } from "@/lib/stats/numeric/list-pairs";
import type { Estimate, Outcome } from "@/lib/stats/numeric/outcome";
import { varghaDelaney } from "@/lib/stats/rank/vargha-delaney";
import {
  FIXTURES,
  type FixtureRow,
  readFixtureFigures,
  readFixtureRows,
} from "@/lib/stats/testing/read-references";
import { bootstrapInterval } from "./bootstrap-interval";
import { jackknifeAcceleration } from "./bootstrap-jackknife";
import { type BootstrapMeasure, bootstrapParticipants } from "./bootstrap-participants";

const VALUES = [1, 2, 3, 4, 5];

function need<T>(outcome: Outcome<T>): Estimate<T> {
  if (outcome.kind !== "estimate") throw new Error(outcome.kind);
  return outcome;
}

/** Ratings of one measure, `[participant][group]`: each a list. */
type Ratings = number[][][];

function toRows(ratings: Ratings) {
  const rows = ratings.flatMap((ofParticipant, cluster) =>
    ofParticipant.flatMap((ofGroup, group) =>
      ofGroup.map((rating) => ({ cluster, group, rating })),
    ),
  );
  const values = [...new Set(rows.map(({ rating }) => rating))].sort((a, b) => a - b);
  // A participant without a rating has a row all the same, and is drawn like the others.
  ratings.forEach((ofParticipant, cluster) => {
    if (ofParticipant.flat().length === 0) rows.push({ cluster, group: 0, rating: Number.NaN });
  });
  return {
    cluster: rows.map(({ cluster }) => cluster),
    group: rows.map(({ group }) => group),
    groups: ratings[0]?.length ?? 1,
    measures: [{ values, value: rows.map(({ rating }) => values.indexOf(rating)) }],
  };
}

const one = (ratings: Ratings, seed = "seed", replicates = 500): BootstrapMeasure =>
  bootstrapParticipants({ ...toRows(ratings), replicates, random: createRandom(seed) })[0]!;

function fixtureRows(rows: FixtureRow[], groups: string[], letters: string[]) {
  return {
    cluster: rows.map(({ participant }) => Number(participant.replace(/\D/g, ""))),
    group: rows.map(({ group }) => groups.indexOf(group)),
    groups: groups.length,
    measures: letters.map((letter) => {
      const values = letter === "Q" ? rowMeanValues(5) : VALUES;
      return { values, value: rows.map(({ ratings }) => values.indexOf(ratings[letter]!)) };
    }),
  };
}

/**
 * The standard error of a group's mean by linearisation, which the bootstrap estimates: what R's
 * sandwich package calls CR0 with participants as clusters.
 */
function clusteredError(rows: FixtureRow[], group: string, letter: string): number {
  const own = rows.filter((row) => row.group === group && row.ratings[letter] !== null);
  const mean = own.reduce((sum, { ratings }) => sum + ratings[letter]!, 0) / own.length;
  const residuals = new Map<string, number>();
  for (const { participant, ratings } of own) {
    residuals.set(participant, (residuals.get(participant) ?? 0) + ratings[letter]! - mean);
  }
  return Math.sqrt([...residuals.values()].reduce((sum, r) => sum + r ** 2, 0)) / own.length;
}

const meanOf = (numbers: number[]) => numbers.reduce((sum, x) => sum + x, 0) / numbers.length;

const someRatings: fc.Arbitrary<Ratings> = fc.array(
  fc.array(fc.array(fc.constantFrom(...VALUES), { maxLength: 3 }), { minLength: 3, maxLength: 3 }),
  { minLength: 2, maxLength: 12 },
);

describe("bootstrapParticipants", () => {
  it("gives what writing out every replicate and every left-out participant gives", () => {
    const replicates = 25;
    fc.assert(
      fc.property(someRatings, (ratings) => {
        const random = createRandom("brute");
        const draws = Array.from({ length: replicates }, () =>
          ratings.map(() => ratings[random.below(ratings.length)]!),
        );
        const without = ratings.map((_, left) => ratings.filter((_, index) => index !== left));
        const pool = (drawn: Ratings, group: number) => drawn.flatMap((own) => own[group]!);
        const a = (drawn: Ratings, first: number, second: number) => {
          const { counts } = countValues([pool(drawn, first), pool(drawn, second)]);
          const outcome = varghaDelaney(counts[0]!, counts[1]!);
          return outcome.kind === "estimate" ? outcome.a : Number.NaN;
        };
        const check = (outcome: Outcome<object>, figure: (drawn: Ratings) => number) => {
          if (outcome.kind !== "estimate") return;
          const whole = figure(ratings);
          const excess = without.map((left) => figure(left) - whole);
          const sum = (power: number) => excess.reduce((total, by) => total + by ** power, 0);
          const sums = { first: sum(1), second: sum(2), third: sum(3) };
          const sorted = Float64Array.from(
            draws.map(figure).filter((x) => !Number.isNaN(x)),
          ).sort();
          const acceleration = jackknifeAcceleration({ participants: ratings.length, ...sums });
          const wanted = bootstrapInterval(sorted, whole, acceleration);
          expect(outcome).toMatchObject({ usableReplicates: sorted.length });
          const got = outcome as unknown as typeof wanted;
          for (const limit of ["se", "lower", "upper"] as const) {
            expect(got[limit]).toBeCloseTo(wanted[limit], 10);
          }
          expect(got.bca.kind).toBe(wanted.bca.kind);
          if (got.bca.kind !== "estimate" || wanted.bca.kind !== "estimate") return;
          expect(got.bca.lower).toBeCloseTo(wanted.bca.lower, 6);
          expect(got.bca.upper).toBeCloseTo(wanted.bca.upper, 6);
        };
        const { means, pairs } = one(ratings, "brute", replicates);
        means.forEach((outcome, group) => {
          check(outcome, (drawn) => meanOf(pool(drawn, group)));
        });
        for (const { first, second, difference, a: ofPair } of pairs) {
          check(difference, (drawn) => meanOf(pool(drawn, second)) - meanOf(pool(drawn, first)));
          check(ofPair, (drawn) => a(drawn, first, second));
        }
      }),
      { numRuns: 60 },
    );
  });

  it("gives the mean of describeCounts and the A of varghaDelaney, to the last bit", () => {
    fc.assert(
      fc.property(someRatings, (ratings) => {
        const { means, pairs } = one(ratings, "same", 20);
        const table = countValues([0, 1, 2].map((group) => ratings.flatMap((own) => own[group]!)));
        means.forEach((outcome, group) => {
          if (outcome.kind !== "estimate") return;
          expect(outcome.mean).toBe(need(describeCounts(table.values, table.counts[group]!)).mean);
        });
        expect(pairs.map(({ first, second }) => ({ first, second }))).toEqual(listPairs(3));
        for (const { first, second, difference, a } of pairs) {
          if (a.kind !== "estimate" || difference.kind !== "estimate") continue;
          expect(a.a).toBe(need(varghaDelaney(table.counts[first]!, table.counts[second]!)).a);
          const [one, other] = [need(means[first]!), need(means[second]!)];
          expect(difference.difference).toBe(other.mean - one.mean);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("finds the standard error that R clusters by participant, in every synthetic data set", () => {
    for (const name of FIXTURES) {
      const rows = readFixtureRows(name);
      const groups = [...new Set(rows.map((row) => row.group))].sort();
      const wanted = readFixtureFigures()[name]!.cluster_robust_first_group_Q;
      const first = need(
        bootstrapParticipants({
          ...fixtureRows(rows, groups, ["Q"]),
          replicates: 4000,
          random: createRandom(name),
        })[0]!.means[0]!,
      );
      expect(first.mean).toBeCloseTo(wanted.estimate, 12);
      // R reports the rounding error of equal ratings as their standard error.
      expect(clusteredError(rows, groups[0]!, "Q")).toBeCloseTo(wanted.se, 12);
      // With few participants the two estimators differ by more than the luck of the draw.
      const leeway = new Set(rows.map(({ participant }) => participant)).size < 100 ? 0.25 : 0.05;
      expect(Math.abs(first.se - wanted.se)).toBeLessThanOrEqual(leeway * wanted.se + 1e-12);
    }
  });

  it("reaches 1.96 standard errors to both sides for 200 participants, on every measure and method", () => {
    const rows = readFixtureRows("big5000");
    const groups = [...new Set(rows.map((row) => row.group))].sort();
    const letters = ["A", "B", "C", "D", "E", "Q"];
    bootstrapParticipants({
      ...fixtureRows(rows, groups, letters),
      replicates: 4000,
      random: createRandom("big"),
    }).forEach(({ means }, measure) => {
      means.map(need).forEach(({ mean, se, lower, upper, bca }, group) => {
        const wanted = clusteredError(rows, groups[group]!, letters[measure]!);
        expect(Math.abs(se / wanted - 1)).toBeLessThan(0.06);
        expect(Math.abs((mean - lower) / wanted - 1.96)).toBeLessThan(0.25);
        expect(Math.abs((upper - mean) / wanted - 1.96)).toBeLessThan(0.25);
        expect(Math.abs((mean - need(bca).lower) / wanted - 1.96)).toBeLessThan(0.4);
        expect(Math.abs((need(bca).upper - mean) / wanted - 1.96)).toBeLessThan(0.4);
      });
    });
  });

  it("is wider than the interval that takes ratings as independent, where participants differ", () => {
    const ratings = [5, 5, 1, 5, 1, 1, 5, 1].map((rating) => [new Array<number>(9).fill(rating)]);
    const { lower, upper } = need(one(ratings).means[0]!);
    expect(upper - lower).toBeGreaterThan(2); // 72 independent ratings of 1 and 5 would give .94
  });

  it("has a narrower interval of the difference where participants rate both methods alike", () => {
    const ratings = [1, 2, 3, 4, 5, 5, 4, 1, 2, 3].map((rating) => [[rating], [rating]]);
    const { means, pairs } = one(ratings);
    expect(need(means[0]!).se).toBeGreaterThan(0.3);
    expect(need(pairs[0]!.difference)).toMatchObject({ difference: 0, se: 0, lower: 0, upper: 0 });
    expect(need(pairs[0]!.a)).toMatchObject({ a: 0.5, se: 0, lower: 0.5, upper: 0.5 });
  });

  it("gives the same interval for the same seed, and another one for another seed", () => {
    fc.assert(
      fc.property(someRatings, fc.string(), (ratings, seed) => {
        expect(one(ratings, seed, 50)).toEqual(one(ratings, seed, 50));
      }),
      { numRuns: 30 },
    );
    const ratings = [1, 2, 4, 5, 5, 3].map((rating) => [[rating]]);
    expect(one(ratings, "a")).not.toEqual(one(ratings, "b"));
  });

  it("keeps interval and mean within the means of the participants, and the mean in the interval", () => {
    fc.assert(
      fc.property(someRatings, (ratings) => {
        one(ratings, "inside", 400).means.forEach((outcome, group) => {
          if (outcome.kind !== "estimate") return;
          const own = ratings.map((of) => of[group]!).filter((of) => of.length > 0);
          const [low, high] = [Math.min(...own.map(meanOf)), Math.max(...own.map(meanOf))];
          expect(outcome.lower).toBeGreaterThanOrEqual(low - 1e-12);
          expect(outcome.upper).toBeLessThanOrEqual(high + 1e-12);
          expect(outcome.lower).toBeLessThanOrEqual(outcome.mean + 1e-12);
          expect(outcome.upper).toBeGreaterThanOrEqual(outcome.mean - 1e-12);
        });
      }),
      { numRuns: 60 },
    );
  });

  it("covers the true mean about as often as it says", () => {
    const random = createRandom("coverage");
    const covered = { percentile: 0, bca: 0 };
    for (let study = 0; study < 300; study++) {
      const ratings = Array.from({ length: 40 }, () => {
        const own = 4 + 0.6 * random.normal();
        // In hundredths, so that there are values to count.
        return [Array.from({ length: 3 }, () => Math.round(100 * (own + 0.6 * random.normal())))];
      });
      const { lower, upper, bca } = need(one(ratings, `study ${study}`, 300).means[0]!);
      if (lower <= 400 && 400 <= upper) covered.percentile++;
      if (need(bca).lower <= 400 && 400 <= need(bca).upper) covered.bca++;
    }
    for (const share of [covered.percentile / 300, covered.bca / 300]) {
      expect(share).toBeGreaterThan(0.88);
      expect(share).toBeLessThan(0.99);
    }
  });

  it("draws once for all measures: a measure's figures do not depend on the others", () => {
    const rows = toRows([1, 2, 4, 5].map((rating) => [[rating], [3, rating]]));
    const measure = rows.measures[0]!;
    const doubled = { ...measure, values: measure.values.map((value) => 2 * value) };
    const request = { ...rows, replicates: 200 };
    const run = (measures: (typeof measure)[]) =>
      bootstrapParticipants({ ...request, measures, random: createRandom("seed") });
    const [first, second] = run([measure, doubled]);
    expect(first).toEqual(run([measure])[0]);
    expect(need(second!.means[1]!).lower).toBe(2 * need(first!.means[1]!).lower);
    expect(second!.pairs[0]!.a).toEqual(first!.pairs[0]!.a);
  });

  it("leaves out replicates in which nobody rated the method, and reports how many were left", () => {
    const ratings = Array.from({ length: 10 }, (_, index) => [[4], index < 2 ? [index + 1] : []]);
    const { means, pairs } = one(ratings, "rare", 2000);
    const [all, rare] = means.map(need);
    expect(all).toMatchObject({
      usableReplicates: 2000,
      participants: 10,
      se: 0,
      lower: 4,
      upper: 4,
      bca: { lower: 4, upper: 4 },
    });
    expect(rare).toMatchObject({ participants: 2, mean: 1.5, lower: 1, upper: 2 });
    // None of the two is drawn with probability .8^10 = .1074.
    expect(Math.abs(1 - rare!.usableReplicates / 2000 - 0.1074)).toBeLessThan(0.03);
    const { usableReplicates } = rare!;
    expect(pairs[0]!.a).toMatchObject({ a: 1, participants: 10, usableReplicates });
  });

  it("needs two participants with a rating of every method concerned, and two usable replicates", () => {
    const missing = (of: string, got: number) => ({
      kind: "insufficient-data",
      of,
      needed: 2,
      got,
    });
    const { means, pairs } = one([
      [[4, 4], []],
      [[3], [5]],
      [[3], []],
    ]);
    expect(means[0]!.kind).toBe("estimate");
    expect(means[1]).toEqual(missing("participants", 1));
    expect(pairs[0]).toEqual({
      first: 0,
      second: 1,
      difference: missing("participants", 1),
      a: missing("participants", 1),
    });
    expect(one([]).means).toEqual([missing("participants", 0)]);
    expect(one([[[1]], [[2]]], "seed", 1).means).toEqual([missing("replicates", 1)]);
  });

  it("refuses a request that makes no sense", () => {
    const request = { ...toRows([[[4]], [[2]]]), replicates: 10, random: createRandom("seed") };
    const bad = [
      { ...request, replicates: 0 },
      { ...request, replicates: 1.5 },
      { ...request, confidence: 1 },
      { ...request, groups: 0 },
      { ...request, group: [] },
    ];
    for (const wrong of bad) expect(() => bootstrapParticipants(wrong)).toThrow(RangeError);
  });
});
