import { describe, expect, it } from "vitest";
import { FLAG_KINDS, type QualityFlag } from "@/lib/study/quality/quality-flags";
import { FLAG_LIMITS, FLAG_WORDS, sayFlag, saySpeedRule } from "./say-flag";

const MINUTE = 60_000;

const FLAGS: [QualityFlag, string][] = [
  [
    {
      kind: "attention",
      failed: [{ key: "c", statement: "Choose 5 here.", trial: 3, answer: 4 }],
      answered: 2,
      allowed: 1,
    },
    "Failed 1 of 2 attention checks (1 may fail): “Choose 5 here.” in trial 3, answered 4.",
  ],
  [
    {
      kind: "straight-lining",
      longestRun: 32,
      ratings: 60,
      uniformResponses: 7,
      responses: 12,
      throughout: false,
    },
    "Gave the same answer 32 times in a row, of 60 ratings; in 7 of 12 responses every statement got the same.",
  ],
  [
    {
      kind: "straight-lining",
      longestRun: 60,
      ratings: 60,
      uniformResponses: 12,
      responses: 12,
      throughout: true,
    },
    "Gave the same answer to all 60 statements in 12 responses.",
  ],
  [
    {
      kind: "speed",
      totalMs: 4 * MINUTE,
      limitMs: 5 * MINUTE,
      meanMs: 20 * MINUTE,
      sdMs: 5 * MINUTE,
      runs: 1200,
    },
    "Took 4 min from consent to the end, less than 5 min: 3 standard deviations (5 min each) below the mean of 20 min over 1,200 runs.",
  ],
  [
    { kind: "fast-trials", positions: [2], measured: 12 },
    "Was done with 1 of 12 measured trials in less time than reading takes at 714 words a minute: trial 2.",
  ],
  [
    { kind: "translated", positions: [1, 3], measured: 12 },
    "Answered 2 of 12 measured trials on a page that the browser had translated: trials 1, 3.",
  ],
  [
    { kind: "implausible-times", reportedMs: 5 * MINUTE, possibleMs: 1495, responses: 12 },
    "Reported 5 min on 12 trials, of which at most 1 s can have passed by the times of submission and receipt.",
  ],
  [
    {
      kind: "away",
      awayMs: 6 * MINUTE,
      totalMs: 10 * MINUTE,
      longest: { position: 4, awayMs: 5.5 * MINUTE },
    },
    "Was away from the page for 6 min of 10 min (60 %), longest in trial 4: 5 min 30 s.",
  ],
  [{ kind: "pasted-comment", characters: 1 }, "Pasted 1 character into the comment."],
  [
    { kind: "same-device", others: Array.from({ length: 10 }, (_, index) => index + 1) },
    "Answered in the same browser as participants no. 1, 2, 3, 4, 5, 6, 7, 8 and 2 more.",
  ],
  [
    { kind: "same-person", times: 1 },
    "The recruiter’s id of the person came once more with another submission.",
  ],
];

describe("A flag", () => {
  it.each(FLAGS)("says in one sentence what it is made of: %#", (flag, sentence) => {
    expect(sayFlag(flag)).toBe(sentence);
  });

  it("of every kind has a short name, and says what it does not mean", () => {
    for (const kind of FLAG_KINDS) {
      expect(FLAGS.some(([flag]) => flag.kind === kind)).toBe(true);
      expect(FLAG_WORDS[kind].length).toBeLessThan(20);
      expect(FLAG_LIMITS[kind]).toMatch(/\.$/);
    }
  });

  it("of speed says when it cannot be", () => {
    expect(saySpeedRule({ kind: "too-few-runs", needed: 11, got: 1 })).toContain("there is 1");
    const wide = { runs: 40, meanMs: 20 * MINUTE, sdMs: 8 * MINUTE };
    expect(saySpeedRule({ kind: "cannot-fire", ...wide })).toContain("cannot apply here");
    expect(saySpeedRule({ kind: "limit", ...wide, limitMs: 2 * MINUTE })).toContain("2 min");
  });
});
