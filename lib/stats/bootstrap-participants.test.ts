import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRandom } from "@/lib/random";
import {
  type BootstrapMean,
  bootstrapParticipants,
  type ParticipantTotals,
} from "./bootstrap-participants";
import type { Estimate, Outcome } from "./outcome";
import {
  FIXTURES,
  type FixtureRow,
  readFixtureFigures,
  readFixtureRows,
} from "./testing/read-references";

function totalsByParticipant(rows: FixtureRow[], groups: string[], measure: string) {
  const byParticipant = new Map<string, { sums: number[]; ns: number[] }>();
  for (const { participant, group, ratings } of rows) {
    const totals = byParticipant.get(participant) ?? {
      sums: groups.map(() => 0),
      ns: groups.map(() => 0),
    };
    byParticipant.set(participant, totals);
    const rating = ratings[measure]!;
    if (rating === null) continue;
    totals.sums[groups.indexOf(group)]! += rating;
    totals.ns[groups.indexOf(group)]! += 1;
  }
  return [...byParticipant.values()];
}

function need(outcome: Outcome<BootstrapMean>): Estimate<BootstrapMean> {
  if (outcome.kind !== "estimate") throw new Error(outcome.kind);
  return outcome;
}

/**
 * The standard error that the bootstrap estimates, by linearisation: what R's sandwich package calls
 * CR0 with participants as clusters.
 */
function clusteredError(participants: ParticipantTotals[], method: number): number {
  const n = participants.reduce((sum, { ns }) => sum + ns[method]!, 0);
  const mean = participants.reduce((sum, { sums }) => sum + sums[method]!, 0) / n;
  const squares = participants.reduce(
    (sum, { sums, ns }) => sum + (sums[method]! - ns[method]! * mean) ** 2,
    0,
  );
  return Math.sqrt(squares) / n;
}

const one = (participants: ParticipantTotals[], seed = "seed", replicates = 500) =>
  bootstrapParticipants({
    measures: [{ participants }],
    methods: participants[0]?.ns.length ?? 1,
    replicates,
    random: createRandom(seed),
  })[0]!;

const someTotals = fc.array(
  fc
    .array(fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 3 }), {
      minLength: 2,
      maxLength: 2,
    })
    .map((methods) => ({
      sums: methods.map((ratings) => ratings.reduce((sum, rating) => sum + rating, 0)),
      ns: methods.map((ratings) => ratings.length),
    })),
  { minLength: 2, maxLength: 30 },
);

describe("bootstrapParticipants", () => {
  it("finds the standard error that R clusters by participant, in every synthetic data set", () => {
    for (const name of FIXTURES) {
      const rows = readFixtureRows(name);
      const groups = [...new Set(rows.map((row) => row.group))].sort();
      const participants = totalsByParticipant(rows, groups, "Q");
      const wanted = readFixtureFigures()[name]!.cluster_robust_first_group_Q;
      const first = need(one(participants, name, 4000)[0]!);
      expect(first.mean).toBeCloseTo(wanted.estimate, 12);
      // R reports the rounding error of equal ratings as their standard error.
      expect(clusteredError(participants, 0)).toBeCloseTo(wanted.se, 12);
      // With few participants the two estimators differ by more than the luck of the draw.
      const leeway = participants.length < 100 ? 0.25 : 0.05;
      expect(Math.abs(first.se - wanted.se)).toBeLessThanOrEqual(leeway * wanted.se + 1e-12);
    }
  });

  it("reaches 1.96 standard errors to both sides for 200 participants, on every measure and method", () => {
    const rows = readFixtureRows("big5000");
    const groups = [...new Set(rows.map((row) => row.group))].sort();
    const measures = ["A", "B", "C", "D", "E", "Q"].map((measure) => ({
      participants: totalsByParticipant(rows, groups, measure),
    }));
    const got = bootstrapParticipants({
      measures,
      methods: groups.length,
      replicates: 4000,
      random: createRandom("big"),
    });
    got.forEach((ofMeasure, measure) => {
      ofMeasure.map(need).forEach(({ mean, se, lower, upper }, method) => {
        const wanted = clusteredError(measures[measure]!.participants, method);
        expect(Math.abs(se / wanted - 1)).toBeLessThan(0.06);
        expect(Math.abs((mean - lower) / wanted - 1.96)).toBeLessThan(0.25);
        expect(Math.abs((upper - mean) / wanted - 1.96)).toBeLessThan(0.25);
      });
    });
  });

  it("is wider than the interval that takes ratings as independent, where participants differ", () => {
    const participants = [5, 5, 1, 5, 1, 1, 5, 1].map((rating) => ({
      sums: [9 * rating],
      ns: [9],
    }));
    const { lower, upper } = need(one(participants)[0]!);
    expect(upper - lower).toBeGreaterThan(2); // 72 independent ratings of 1 and 5 would give .94
  });

  it("gives the same interval for the same seed, and another one for another seed", () => {
    fc.assert(
      fc.property(someTotals, fc.string(), (participants, seed) => {
        expect(one(participants, seed, 50)).toEqual(one(participants, seed, 50));
      }),
      { numRuns: 30 },
    );
    const participants = [1, 2, 4, 5, 5, 3].map((rating) => ({ sums: [rating], ns: [1] }));
    expect(one(participants, "a")).not.toEqual(one(participants, "b"));
  });

  it("keeps interval and mean within the means of the participants, and the mean in the interval", () => {
    fc.assert(
      fc.property(someTotals, (participants) => {
        one(participants, "inside", 400).forEach((outcome, method) => {
          if (outcome.kind !== "estimate") return;
          const own = participants
            .filter(({ ns }) => ns[method]! > 0)
            .map(({ sums, ns }) => sums[method]! / ns[method]!);
          expect(outcome.lower).toBeGreaterThanOrEqual(Math.min(...own));
          expect(outcome.upper).toBeLessThanOrEqual(Math.max(...own));
          expect(outcome.lower).toBeLessThanOrEqual(outcome.mean);
          expect(outcome.upper).toBeGreaterThanOrEqual(outcome.mean);
        });
      }),
      { numRuns: 60 },
    );
  });

  it("covers the true mean about as often as it says", () => {
    const random = createRandom("coverage");
    let covered = 0;
    for (let study = 0; study < 300; study++) {
      const participants = Array.from({ length: 40 }, () => {
        const own = 4 + 0.6 * random.normal();
        const ratings = Array.from({ length: 3 }, () => own + 0.6 * random.normal());
        return { sums: [ratings.reduce((sum, rating) => sum + rating, 0)], ns: [3] };
      });
      const { lower, upper } = need(one(participants, `study ${study}`, 300)[0]!);
      if (lower <= 4 && 4 <= upper) covered++;
    }
    expect(covered / 300).toBeGreaterThan(0.88);
    expect(covered / 300).toBeLessThan(0.99);
  });

  it("draws once for all measures: a measure's interval does not depend on the others", () => {
    const first = [1, 2, 4, 5].map((rating) => ({ sums: [rating], ns: [1] }));
    const second = first.map(({ sums }) => ({ sums: [2 * sums[0]!], ns: [1] }));
    const request = { methods: 1, replicates: 200 };
    const both = bootstrapParticipants({
      ...request,
      measures: [{ participants: first }, { participants: second }],
      random: createRandom("seed"),
    }).map(([outcome]) => need(outcome!));
    expect(both[0]).toEqual(one(first, "seed", 200)[0]);
    expect(both[1]!.lower).toBe(2 * both[0]!.lower);
    expect(both[1]!.se).toBeCloseTo(2 * both[0]!.se, 12);
  });

  it("leaves out replicates in which nobody rated the method, and reports how many were left", () => {
    const participants = Array.from({ length: 10 }, (_, index) => ({
      sums: [4, index < 2 ? index + 1 : 0],
      ns: [1, index < 2 ? 1 : 0],
    }));
    const [all, rare] = one(participants, "rare", 2000).map(need);
    expect(all).toMatchObject({
      usableReplicates: 2000,
      participants: 10,
      se: 0,
      lower: 4,
      upper: 4,
    });
    expect(rare).toMatchObject({ participants: 2, mean: 1.5, lower: 1, upper: 2 });
    // None of the two is drawn with probability .8^10 = .1074.
    expect(Math.abs(1 - rare!.usableReplicates / 2000 - 0.1074)).toBeLessThan(0.03);
  });

  it("needs two participants with a rating of the method, and two usable replicates", () => {
    const missing = (of: string, got: number) => ({
      kind: "insufficient-data",
      of,
      needed: 2,
      got,
    });
    const participants = [
      { sums: [4, 0], ns: [2, 0] },
      { sums: [3, 5], ns: [1, 1] },
      { sums: [3, 0], ns: [1, 0] },
    ];
    expect(one(participants)[1]).toEqual(missing("participants", 1));
    expect(one([])).toEqual([missing("participants", 0)]);
    expect(one(participants, "seed", 1)[0]).toEqual(missing("replicates", 1));
  });

  it("refuses totals that do not fit together", () => {
    const random = createRandom("seed");
    const good = { sums: [4], ns: [1] };
    const request = { measures: [{ participants: [good] }], methods: 1, replicates: 10, random };
    const bad = [
      { ...request, methods: 2 },
      { ...request, replicates: 0 },
      { ...request, confidence: 1 },
      { ...request, measures: [...request.measures, { participants: [] }] },
      { ...request, measures: [{ participants: [{ sums: [Number.NaN], ns: [1] }] }] },
      { ...request, measures: [{ participants: [{ sums: [4], ns: [-1] }] }] },
    ];
    for (const wrong of bad) expect(() => bootstrapParticipants(wrong)).toThrow(RangeError);
  });
});
