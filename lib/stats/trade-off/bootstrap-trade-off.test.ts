import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRandom } from "@/lib/random";
import { normalUpperTail } from "@/lib/stats/numeric/distributions";
import { isEstimate } from "@/lib/stats/numeric/outcome";
import { bootstrapTradeOff, type TradeOffRequest } from "./bootstrap-trade-off";
import { paretoFront, paretoProbabilities } from "./pareto-front";

const anyPoints = fc.array(
  fc.record({
    accuracy: fc.integer({ min: 0, max: 6 }).map((sixth) => sixth / 6),
    rating: fc.integer({ min: 1, max: 5 }),
  }),
  { minLength: 1, maxLength: 6 },
);

/** Participants who each rate every method's explanations, with made differences between all. */
function madeRequest(
  seed: string,
  { people = 60, explanations = 20, spread = 0.4, drawExplanations = true } = {},
): TradeOffRequest {
  const random = createRandom(seed);
  const lifts = [0, 0.05, 1.2];
  const qualities = lifts.map(() =>
    Array.from({ length: explanations }, () => spread * random.normal()),
  );
  const rows = lifts.flatMap((lift, method) =>
    Array.from({ length: people * 4 }, (_, row) => {
      const own = random.below(explanations);
      return {
        participant: row % people,
        explanation: method * 1000 + own,
        method,
        rating: 3 + lift + qualities[method]![own]! + 0.8 * random.normal(),
      };
    }),
  );
  return {
    methods: 3,
    runs: [
      [0.7, 0.72, 0.71, 0.69],
      [0.7, 0.71, 0.72, 0.7],
      [0.52, 0.53],
    ],
    participant: rows.map(({ participant }) => participant),
    explanation: rows.map(({ explanation }) => explanation),
    method: rows.map(({ method }) => method),
    rating: rows.map(({ rating }) => rating),
    drawExplanations,
    replicates: 400,
    random: createRandom("draws"),
  };
}

function need(request: TradeOffRequest) {
  const outcome = bootstrapTradeOff(request);
  if (!isEstimate(outcome)) throw new Error(outcome.kind);
  return outcome;
}

describe("paretoFront", () => {
  it("has the worked examples of its documentation", () => {
    const points = [
      { accuracy: 0.7, rating: 3 },
      { accuracy: 0.6, rating: 4 },
      { accuracy: 0.6, rating: 3 },
    ];
    expect(paretoFront(points)).toEqual([true, true, false]);
    const [first, second] = [points[0]!, points[2]!];
    expect(
      paretoProbabilities([
        [first, second],
        [second, second],
      ]),
    ).toEqual([
      { probability: 1, se: 0 },
      { probability: 0.5, se: expect.closeTo(Math.sqrt(0.125), 12) },
    ]);
    expect(() => paretoProbabilities([])).toThrow(RangeError);
    expect(() => paretoFront([{ accuracy: Number.NaN, rating: 1 }])).toThrow(RangeError);
  });

  it("has the best at either, whatever the order or the unit", () => {
    fc.assert(
      fc.property(anyPoints, fc.integer({ min: 0, max: 5 }), (points, turn) => {
        const front = paretoFront(points);
        const best = Math.max(...points.map(({ accuracy }) => accuracy));
        const ofBest = points.filter(({ accuracy }) => accuracy === best);
        const highest = Math.max(...ofBest.map(({ rating }) => rating));
        points.forEach(({ accuracy, rating }, place) => {
          if (accuracy === best && rating === highest) expect(front[place]).toBe(true);
        });
        const at = turn % points.length;
        const turned = [...points.slice(at), ...points.slice(0, at)].map((point) => ({
          accuracy: 100 * point.accuracy,
          rating: Math.exp(point.rating),
        }));
        expect(paretoFront(turned)).toEqual([...front.slice(at), ...front.slice(0, at)]);
      }),
      { numRuns: 200 },
    );
  });

  it("loses nobody when a method that is dominated goes", () => {
    fc.assert(
      fc.property(anyPoints, (points) => {
        const front = paretoFront(points);
        const kept = points.filter((_, place) => front[place]);
        expect(paretoFront(kept).every(Boolean)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});

describe("bootstrapTradeOff", () => {
  it("has means of the data, the same figures with the same seed, and who is surely on the front", () => {
    const request = madeRequest("made");
    const ours = need(request);
    expect(need({ ...request, random: createRandom("draws") })).toEqual(ours);
    expect(ours.methods.map(({ accuracy }) => accuracy)).toEqual([
      expect.closeTo(0.705, 12),
      expect.closeTo(0.7075, 12),
      expect.closeTo(0.525, 12),
    ]);
    // The third is rated far higher; the first two are hard to tell apart.
    expect(ours.methods[2]!.onFront.probability).toBe(1);
    expect(ours.methods[0]!.onFront.probability).toBeGreaterThan(0.05);
    expect(ours.methods[0]!.onFront.probability).toBeLessThan(0.95);
    for (const { rating, ratingInterval } of ours.methods) {
      expect(ratingInterval.lower).toBeLessThan(rating);
      expect(ratingInterval.upper).toBeGreaterThan(rating);
    }
  });

  it("comes near what normal theory says of two methods that differ in accuracy alone", () => {
    // The first is on the front when its accuracy, drawn from its runs, is at least the second's: both
    // have the same ratings in every replicate.
    const people = Array.from({ length: 40 }, (_, person) => person);
    const runs = [0, 1].map((method) =>
      Array.from({ length: 60 }, (_, run) => 0.6 + 0.002 * method + 0.02 * Math.sin(run * 2.7)),
    );
    const request: TradeOffRequest = {
      methods: 2,
      runs,
      participant: [...people, ...people],
      explanation: [...people, ...people.map((person) => person + 100)],
      method: [...people.map(() => 0), ...people.map(() => 1)],
      rating: [...people, ...people].map((person) => 1 + (person % 5)),
      drawExplanations: false,
      replicates: 4000,
      random: createRandom("normal theory"),
    };
    const spread = (values: number[]) => {
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length ** 2;
    };
    const z = 0.002 / Math.sqrt(spread(runs[0]!) + spread(runs[1]!));
    const [first, second] = need(request).methods;
    expect(Math.abs(first!.onFront.probability - normalUpperTail(z))).toBeLessThan(0.03);
    expect(Math.abs(second!.onFront.probability - normalUpperTail(-z))).toBeLessThan(0.03);
  });

  it("has wider intervals where explanations differ and are drawn", () => {
    const some = madeRequest("wide", { explanations: 6, spread: 1 });
    const drawn = need(some).methods[0]!.ratingInterval.se;
    const kept = need({ ...some, random: createRandom("draws"), drawExplanations: false });
    expect(drawn).toBeGreaterThan(2 * kept.methods[0]!.ratingInterval.se);
  });

  it("says where there is one run, and names what is missing", () => {
    const request = { ...madeRequest("thin"), replicates: 50 };
    const one = need({ ...request, runs: [[0.7], [0.6, 0.7], [0.5]] });
    expect(one.methods[0]!.accuracyInterval).toEqual({
      kind: "insufficient-data",
      of: "runs",
      needed: 2,
      got: 1,
    });
    const outcome = (change: Partial<TradeOffRequest>) =>
      bootstrapTradeOff({ ...request, ...change });
    expect(outcome({ runs: [[], [1], [1]] })).toMatchObject({ of: "runs" });
    expect(outcome({ participant: new Float64Array(request.rating.length) })).toMatchObject({
      of: "participants",
    });
    expect(outcome({ method: new Float64Array(request.rating.length) })).toMatchObject({
      of: "ratings",
    });
    expect(() => outcome({ replicates: 0 })).toThrow(RangeError);
    expect(() => outcome({ runs: [[1], [1]] })).toThrow(RangeError);
    expect(() => outcome({ method: [0] })).toThrow(RangeError);
  });
});
