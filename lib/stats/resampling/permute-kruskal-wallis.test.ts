import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRandom } from "@/lib/random";
import { countValues } from "@/lib/stats/descriptive/value-counts";
import { kruskalWallis } from "@/lib/stats/rank/kruskal-wallis";
import { type PermutationRequest, permuteKruskalWallis } from "./permute-kruskal-wallis";

/** One entry a row: participant, group, rating from 1 to 9 or null. */
type Row = readonly [number, number, number | null];

function request(rows: readonly Row[], groups: number, permutations = 999, seed = "seed") {
  return {
    cluster: rows.map(([participant]) => participant),
    group: rows.map(([, group]) => group),
    groups,
    measures: [
      {
        values: [1, 2, 3, 4, 5, 6, 7, 8, 9],
        value: rows.map(([, , rating]) => (rating ?? 0) - 1),
      },
    ],
    permutations,
    random: createRandom(seed),
  } satisfies PermutationRequest;
}

function need(of: PermutationRequest) {
  const outcome = permuteKruskalWallis(of)[0]!;
  if (outcome.kind !== "estimate") throw new Error(outcome.kind);
  return outcome;
}

function h(rows: readonly Row[], groups: number) {
  const numbers = Array.from({ length: groups }, (_, group) =>
    rows.flatMap(([, of, rating]) => (of === group && rating !== null ? [rating] : [])),
  );
  return kruskalWallis(countValues(numbers));
}

/** Every way to put the labels of each participant in order. */
function exchangeAll(rows: readonly Row[]): Row[][] {
  const arrange = (labels: number[]): number[][] =>
    labels.length < 2
      ? [labels]
      : labels.flatMap((label, place) =>
          arrange(labels.filter((_, other) => other !== place)).map((rest) => [label, ...rest]),
        );
  const participants = [...new Set(rows.map(([participant]) => participant))];
  return participants.reduce<Row[][]>(
    (before, participant) => {
      const own = rows.filter(([of]) => of === participant);
      const orders = arrange(own.map(([, group]) => group));
      return before.flatMap((others) =>
        orders.map((labels) => [
          ...others,
          ...own.map(([, , rating], place): Row => [participant, labels[place]!, rating]),
        ]),
      );
    },
    [[]],
  );
}

describe("permuteKruskalWallis", () => {
  const example: Row[] = [
    [1, 0, 1],
    [1, 1, 2],
    [2, 0, 3],
    [2, 1, 4],
  ];

  it("comes near the p-value of the example, of whose four exchanges two give an H of .6", () => {
    const got = need(request(example, 2, 4000));
    expect(got.h).toBeCloseTo(0.6, 12);
    expect(Math.abs(got.pValue - 0.5)).toBeLessThan(0.03);
    expect(got).toMatchObject({ n: 4, permutations: 4000 });
  });

  it("comes near the p-value of all exchanges, listed one by one, with missing ratings too", () => {
    const random = createRandom("small studies");
    let compared = 0;
    for (let study = 0; study < 12; study++) {
      const rows = [0, 0, 0, 1, 1, 1, 2, 2].map((participant): Row => {
        const rating = random.below(6) || null;
        return [participant, random.below(3), rating];
      });
      const observed = h(rows, 3);
      if (observed.kind !== "estimate") continue;
      const all = exchangeAll(rows);
      // A group may lose all its ratings to missing ones: H is then that of the others.
      const reached = all.filter((other) => {
        const got = h(other, 3);
        return got.kind === "estimate" && got.h >= observed.h - 1e-9;
      });
      const outcome = permuteKruskalWallis(request(rows, 3, 4000, `study ${study}`))[0]!;
      if (outcome.kind !== "estimate") continue;
      expect(outcome.h).toBeCloseTo(observed.h, 9);
      compared += 1;
      const p = reached.length / all.length;
      expect(Math.abs(outcome.pValue - p)).toBeLessThan(
        0.001 + 4 * Math.sqrt((p * (1 - p)) / 4000),
      );
    }
    expect(compared).toBeGreaterThan(8);
  });

  it("has the H of kruskalWallis, whatever is missing", () => {
    const row = fc.tuple(fc.nat(4), fc.nat(2), fc.option(fc.integer({ min: 1, max: 9 })));
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 40 }), (rows) => {
        const got = permuteKruskalWallis(request(rows, 3, 3))[0]!;
        const wanted = h(rows, 3);
        if (got.kind === "estimate" && wanted.kind === "estimate") {
          expect(got.h).toBeCloseTo(wanted.h, 9);
          expect(got.pValue).toBeGreaterThanOrEqual(1 / 4);
          expect(got.pValue).toBeLessThanOrEqual(1);
        } else if (got.kind === "insufficient-data" && got.of === "comparing-participants") {
          expect(wanted.kind).toBe("estimate");
        } else expect(got).toEqual(wanted);
      }),
    );
  });

  it("rejects as often as it says where groups do not differ, however much participants do", () => {
    const random = createRandom("null");
    const ps: number[] = [];
    for (let study = 0; study < 500; study++) {
      const rows = Array.from({ length: 15 }, (_, participant) => {
        const own = 5 + 2 * random.normal();
        return [0, 0, 1, 1, 2, 2].map((group): Row => {
          const rating = Math.round(own + random.normal());
          return [participant, group, Math.max(1, Math.min(9, rating))];
        });
      }).flat();
      ps.push(need(request(rows, 3, 99, `null ${study}`)).pValue);
    }
    // The chi-square approximation, which takes ratings as independent, rejects hardly ever here.
    for (const level of [0.05, 0.1, 0.25, 0.5, 0.75]) {
      const share = ps.filter((p) => p <= level).length / ps.length;
      const error = Math.sqrt((level * (1 - level)) / ps.length);
      expect(Math.abs(share - level), `at ${level}`).toBeLessThan(3.5 * error);
    }
  });

  it("finds what holds within every participant and hides between them", () => {
    const rows = Array.from({ length: 8 }, (_, participant): Row[] => [
      [participant, 0, 1 + participant],
      [participant, 1, 2 + participant],
    ]).flat();
    const approximate = h(rows, 2);
    if (approximate.kind !== "estimate") throw new Error(approximate.kind);
    expect(approximate.p).toBeGreaterThan(0.4);
    expect(need(request(rows, 2, 4000)).pValue).toBeLessThan(0.02);
  });

  it("exchanges once for all measures: a measure's p-value does not depend on the others", () => {
    const rows = [1, 4, 2, 5, 3, 3, 2, 6, 7, 1].map(
      (rating, row): Row => [row % 3, row % 2, rating],
    );
    const one = request(rows, 2);
    const second = { ...one.measures[0]!, value: one.measures[0]!.value.map((place) => 8 - place) };
    const constant = { values: [4], value: rows.map(() => 0) };
    const both = permuteKruskalWallis({ ...one, measures: [constant, one.measures[0]!, second] });
    const alone = need(request(rows, 2));
    expect(both).toEqual([{ kind: "undefined", reason: "no-variation" }, alone, alone]);
    expect(need(request(rows, 2, 999, "seed"))).toEqual(alone);
    expect(need(request(rows, 2, 999, "another")).pValue).not.toBe(alone.pValue);
  });

  it("needs two groups with ratings, and a participant who rated two groups", () => {
    const few = { kind: "insufficient-data" };
    const apart: Row[] = [
      [1, 0, 3],
      [1, 0, 2],
      [2, 1, 5],
    ];
    const comparing = { ...few, of: "comparing-participants", needed: 1, got: 0 };
    expect(permuteKruskalWallis(request(apart, 2))).toEqual([comparing]);
    const one: Row[] = [
      [1, 0, 3],
      [1, 1, null],
    ];
    expect(permuteKruskalWallis(request(one, 2))).toEqual([
      { ...few, of: "groups", needed: 2, got: 1 },
    ]);
  });

  it("refuses columns that do not fit together", () => {
    const good = request(example, 2);
    const bad: PermutationRequest[] = [
      { ...good, cluster: [1] },
      { ...good, groups: 1 },
      { ...good, permutations: 0 },
      { ...good, measures: [{ values: [1, 2], value: [0, 1, 2, 0] }] },
      { ...good, measures: [{ values: [1, 2], value: [0, 1] }] },
    ];
    for (const wrong of bad) expect(() => permuteKruskalWallis(wrong)).toThrow(RangeError);
  });
});
