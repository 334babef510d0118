import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AttentionCheck } from "@/lib/study/protocol/checks";
import { FLAG_KINDS, type FlaggedResponse, type FlaggedRun, qualityFlags } from "./quality-flags";
import { countWords, leastReadingMs } from "./quality-reading";
import { LEAST_RUNS_FOR_SPEED, type SpeedRule, speedRule } from "./quality-speed";
import { longestRun } from "./quality-straight-lining";

const NO_RULE: SpeedRule = { kind: "too-few-runs", needed: 11, got: 0 };
const MINUTE = 60_000;
const START = Date.parse("2026-05-04T10:00:00Z");

const CHECKS: AttentionCheck[] = [
  {
    key: "late",
    kind: "nonsensical",
    statement: "I read faster than light.",
    passing: [1, 2],
    trial: 9,
    place: 2,
  },
  {
    key: "early",
    kind: "instructional",
    statement: "Choose 5 here.",
    passing: [5],
    trial: 3,
    place: 1,
  },
];

/** A run in which nothing is to be seen; `change` says what is. */
function run(change: Partial<FlaggedRun> = {}): FlaggedRun {
  return {
    totalMs: 10 * MINUTE,
    startedMs: START,
    responses: [1, 2, 3, 4, 5, 6].map((position) => response({ position })),
    attention: { checks: CHECKS, failuresAllowed: 1 },
    attentionAnswers: { early: 5, late: 2 },
    pastedCharacters: 0,
    sameDevice: [],
    idUsedTwice: 0,
    ...change,
  };
}

function response(change: Partial<FlaggedResponse> = {}): FlaggedResponse {
  return {
    position: 1,
    ratings: [4, 2, 3],
    durationMs: 30_000,
    awayMs: 0,
    translated: false,
    words: 60,
    receivedMs: START + 180 * MINUTE,
    submittedMs: null,
    ...change,
  };
}

const inRun = (responses: Partial<FlaggedResponse>[]) =>
  responses.map((change, index) => response({ position: index + 1, ...change }));

describe("Quality flags", () => {
  it("are none in a run like most", () => {
    expect(qualityFlags(run(), NO_RULE)).toEqual([]);
  });

  it("are none where nothing was measured, answered or stored", () => {
    const bare = response({ durationMs: null, awayMs: null, translated: null, words: null });
    expect(qualityFlags(run({ responses: [bare], attentionAnswers: {} }), NO_RULE)).toEqual([]);
    expect(qualityFlags(run({ responses: [], totalMs: null }), NO_RULE)).toEqual([]);
  });

  it("tell which attention checks were failed, of those that were answered, in their order", () => {
    const flags = qualityFlags(run({ attentionAnswers: { late: 4, early: 4 } }), NO_RULE);
    expect(flags).toEqual([
      {
        kind: "attention",
        failed: [
          { key: "early", statement: "Choose 5 here.", trial: 3, answer: 4 },
          { key: "late", statement: "I read faster than light.", trial: 9, answer: 4 },
        ],
        answered: 2,
        allowed: 1,
      },
    ]);
    const [one] = qualityFlags(run({ attentionAnswers: { early: 1 } }), NO_RULE);
    expect(one).toMatchObject({ failed: [{ key: "early" }], answered: 1 });
  });

  it("call the same answer to everything straight-lining, from six responses on", () => {
    const same = (responses: number) =>
      qualityFlags(
        run({ responses: inRun(Array(responses).fill({ ratings: [3, 3, 3] })) }),
        NO_RULE,
      );
    expect(same(5)).toEqual([]);
    expect(same(6)).toEqual([
      {
        kind: "straight-lining",
        longestRun: 18,
        ratings: 18,
        uniformResponses: 6,
        responses: 6,
        throughout: true,
      },
    ]);
  });

  it("call half of all ratings in a row straight-lining, and less than half not", () => {
    const varied = { ratings: [1, 2, 1] };
    // 9 of 18 in a row; then 8 of 18.
    const half = inRun([varied, varied, varied, ...Array(3).fill({ ratings: [5, 5, 5] })]);
    expect(qualityFlags(run({ responses: half }), NO_RULE)).toMatchObject([
      {
        kind: "straight-lining",
        longestRun: 9,
        ratings: 18,
        uniformResponses: 3,
        throughout: false,
      },
    ]);
    const less = half.with(5, response({ position: 6, ratings: [5, 5, 4] }));
    expect(qualityFlags(run({ responses: less }), NO_RULE)).toEqual([]);
  });

  it("name the trials that were shorter than reading them at three times the average speed", () => {
    // 119 words take 10 s at 714 words a minute.
    expect(leastReadingMs(119)).toBeCloseTo(10_000, 6);
    const responses = inRun([
      { words: 119, durationMs: 9_999 },
      { words: 119, durationMs: 10_000 },
      { words: 119, durationMs: null },
      { words: null, durationMs: 1 },
      { words: 238, durationMs: 15_000 },
    ]);
    expect(qualityFlags(run({ responses }), NO_RULE)).toEqual([
      { kind: "fast-trials", positions: [1, 5], measured: 3 },
    ]);
  });

  it("see which trials were answered on a translated page, of those of which it is known", () => {
    const flags = (...translated: (boolean | null)[]) =>
      qualityFlags(
        run({ responses: inRun(translated.map((it) => ({ translated: it }))) }),
        NO_RULE,
      );
    expect(flags(false, null, false)).toEqual([]);
    expect(flags(false, true, null, true)).toEqual([
      { kind: "translated", positions: [2, 4], measured: 3 },
    ]);
  });

  it("see who was away for more than half of the time, or five minutes in one trial", () => {
    const away = (...trials: [durationMs: number, awayMs: number | null][]) =>
      qualityFlags(
        run({ responses: inRun(trials.map(([durationMs, awayMs]) => ({ durationMs, awayMs }))) }),
        NO_RULE,
      );
    expect(away([20_000, 10_000], [20_000, 10_000])).toEqual([]);
    expect(away([20_000, 10_001], [20_000, 10_000], [90_000, null])).toEqual([
      { kind: "away", awayMs: 20_001, totalMs: 40_000, longest: { position: 1, awayMs: 10_001 } },
    ]);
    const hour = 60 * MINUTE;
    expect(away([hour, 0], [hour, 5 * MINUTE])).toEqual([]);
    expect(away([hour, 0], [hour, 5 * MINUTE + 1])).toMatchObject([
      { kind: "away", longest: { position: 2 } },
    ]);
  });

  it("count pasted characters, others in the same browser, and ids that came twice", () => {
    const seen = run({ pastedCharacters: 120, sameDevice: [4, 9], idUsedTwice: 1 });
    expect(qualityFlags(seen, NO_RULE)).toEqual([
      { kind: "pasted-comment", characters: 120 },
      { kind: "same-device", others: [4, 9] },
      { kind: "same-person", times: 1 },
    ]);
  });

  it("come in one order, each kind once", () => {
    const ratings = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 3, maxLength: 3 });
    const responses = fc.array(
      fc.record({
        ratings,
        durationMs: fc.option(fc.nat(20_000)),
        awayMs: fc.option(fc.nat(20_000)),
        translated: fc.option(fc.boolean()),
        words: fc.option(fc.nat(200)),
      }),
      { maxLength: 10 },
    );
    fc.assert(
      fc.property(responses, fc.nat(5), (given, answer) => {
        const kinds = qualityFlags(
          run({ responses: inRun(given), attentionAnswers: { early: answer }, idUsedTwice: 1 }),
          { kind: "limit", runs: 20, meanMs: 1, sdMs: 1, limitMs: MINUTE * 11 },
        ).map(({ kind }) => kind);
        expect(kinds).toEqual(FLAG_KINDS.filter((kind) => kinds.includes(kind)));
        expect(kinds).toContain("speed");
      }),
    );
  });
});

describe("The recruiter's rule of speed", () => {
  it("needs eleven runs: of fewer, none can be three standard deviations from their mean", () => {
    const furthest = (n: number) => (n - 1) / Math.sqrt(n);
    expect(furthest(LEAST_RUNS_FOR_SPEED)).toBeGreaterThan(3);
    expect(furthest(LEAST_RUNS_FOR_SPEED - 1)).toBeLessThan(3);
    expect(speedRule({ runs: 10, meanMs: 20, sdMs: 1 })).toEqual({
      kind: "too-few-runs",
      needed: 11,
      got: 10,
    });
    expect(speedRule({ runs: 0, meanMs: null, sdMs: null })).toMatchObject({ got: 0 });
  });

  it("says so where nobody can be that fast", () => {
    expect(speedRule({ runs: 50, meanMs: 30, sdMs: 10 })).toMatchObject({ kind: "cannot-fire" });
  });

  it("flags who took less than the mean less three standard deviations, and nobody at it", () => {
    const rule = speedRule({ runs: 50, meanMs: 20 * MINUTE, sdMs: 5 * MINUTE });
    expect(rule).toMatchObject({ kind: "limit", limitMs: 5 * MINUTE });
    expect(qualityFlags(run({ totalMs: 5 * MINUTE }), rule)).toEqual([]);
    expect(qualityFlags(run({ totalMs: null }), rule)).toEqual([]);
    expect(qualityFlags(run({ totalMs: 5 * MINUTE - 1 }), rule)).toEqual([
      {
        kind: "speed",
        totalMs: 5 * MINUTE - 1,
        limitMs: 5 * MINUTE,
        meanMs: 20 * MINUTE,
        sdMs: 5 * MINUTE,
        runs: 50,
      },
    ]);
  });
});

describe("Words and runs", () => {
  it("are counted between white space, and punctuation alone is no word", () => {
    expect(countWords("A kettle  boils – at\n100 °C, doesn't it?")).toBe(8);
    expect(countWords(" \n")).toBe(0);
  });

  it("are as long as the longest stretch of one value", () => {
    expect(longestRun([])).toBe(0);
    expect(longestRun([1, 1, 2, 2, 2, 1, 1])).toBe(3);
  });
});
