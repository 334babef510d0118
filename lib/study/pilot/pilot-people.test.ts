import { describe, expect, it } from "vitest";
import { failedChecks } from "@/lib/study/quality/quality-checks";
import { makePilotPerson, type PilotSettings, type PilotStudy } from "./pilot-people";

const STUDY: PilotStudy = {
  constructs: [
    { key: "Plausibility", points: 5, reversed: false },
    { key: "Confusion", points: 7, reversed: true },
  ],
  methodKeys: ["a", "b", "c"],
  screening: [
    {
      key: "adult",
      question: "Are you 18 or older?",
      options: [
        { key: "yes", label: "Yes" },
        { key: "no", label: "No" },
      ],
      admits: ["yes"],
    },
  ],
  comprehension: {
    questions: [{ key: "task", question: "What do you do?", options: ["rate", "write"], right: 0 }],
    tries: 2,
  },
  checks: [
    { key: "c1", kind: "instructional", statement: "Four.", passing: [4], trial: 2, place: 1 },
  ],
  checkPoints: 5,
};
const SETTINGS: PilotSettings = {
  competence: 1,
  oddsRatio: 3,
  secondsPerTrial: 20,
  dropOut: 0,
  straightLining: 0,
};
const TRIALS = ["a", "b", "c", "a", "b", "c"];

const people = (change: Partial<PilotSettings>, count = 300) =>
  Array.from({ length: count }, (_, n) =>
    makePilotPerson(STUDY, { ...SETTINGS, ...change }, `seed/${n}`),
  );
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe("A simulated participant of a pilot", () => {
  it("is the same person whenever made from the same seed", () => {
    const [one, other] = [people({}, 1)[0], people({}, 1)[0]];
    expect(one?.aboutYou).toEqual(other?.aboutYou);
    expect(one?.rate(TRIALS)).toEqual(other?.rate(TRIALS));
    expect(people({}, 2)[1]?.rate(TRIALS)).not.toEqual(one?.rate(TRIALS));
  });

  it("answers every statement on its own scale, and the checks of the trial alone", () => {
    for (const person of people({ competence: 0.5, straightLining: 0.3 }, 60)) {
      for (const [index, { ratings, checks, durationMs, firstAnswerMs }] of person
        .rate(TRIALS)
        .entries()) {
        expect(Object.keys(ratings)).toEqual(["Plausibility", "Confusion"]);
        for (const [key, most] of [
          ["Plausibility", 5],
          ["Confusion", 7],
        ] as const) {
          expect(ratings[key]).toBeGreaterThanOrEqual(1);
          expect(ratings[key]).toBeLessThanOrEqual(most);
          expect(Number.isInteger(ratings[key])).toBe(true);
        }
        expect(Object.keys(checks)).toEqual(index === 1 ? ["c1"] : []);
        expect(firstAnswerMs).toBeLessThan(durationMs);
      }
    }
  });

  it("passes what it reads, and gives admitted answers", () => {
    for (const person of people({}, 20)) {
      expect(person.screening).toEqual({ adult: "yes" });
      expect(person.comprehend()).toEqual({ task: 0 });
      expect(person.rate(TRIALS)[1]?.checks).toEqual({ c1: 4 });
    }
    const passed = people({ competence: 0 }).filter(
      (person) => person.rate(TRIALS)[1]?.checks.c1 === 4,
    );
    expect(passed.length / 300).toBeCloseTo(0.2, 1);
  });

  it("likes the last method best by the odds that are set, and not when it answers by lot", () => {
    const liking = (method: string, change: Partial<PilotSettings>) =>
      mean(people(change).flatMap((one) => one.rate([method]).map((r) => r.ratings.Plausibility!)));
    expect(liking("c", {}) - liking("a", {})).toBeGreaterThan(0.3);
    expect(liking("b", {}) - liking("a", {})).toBeGreaterThan(0.1);
    expect(Math.abs(liking("c", { competence: 0 }) - 3)).toBeLessThan(0.25);
  });

  it("says less of a reversed statement where it says more of the others", () => {
    const pairs = people({}).flatMap((one) => one.rate(["c"]).map(({ ratings }) => ratings));
    const high = pairs.filter((ratings) => ratings.Plausibility! >= 4);
    const low = pairs.filter((ratings) => ratings.Plausibility! <= 2);
    const confusion = (list: typeof pairs) => mean(list.map((ratings) => ratings.Confusion!));
    expect(confusion(high)).toBeLessThan(confusion(low));
  });

  it("stops early, hurries and gives one answer to all as often as is set", () => {
    const stopped = people({ dropOut: 0.4 }).filter((one) => one.rate(TRIALS).length < 6);
    expect(stopped.length / 300).toBeCloseTo(0.4, 1);
    const times = people({ secondsPerTrial: 5 }).flatMap((one) =>
      one.rate(TRIALS).map(({ durationMs }) => durationMs),
    );
    expect(times.toSorted((a, b) => a - b)[times.length / 2]! / 1000).toBeCloseTo(5, 0);
    // On scales of 5 and of 7 points, as the check for straight-lining asks for.
    for (const person of people({ straightLining: 1 }, 100)) {
      const responses = person
        .rate(TRIALS)
        .map(({ ratings, durationMs }) => ({ ratings: Object.values(ratings), durationMs }));
      expect(failedChecks(responses)).toContain("straight-lining");
    }
    const answers = people({ straightLining: 1 }).map(
      (one) => one.rate(TRIALS)[0]?.ratings.Confusion,
    );
    expect(new Set(answers)).toEqual(new Set([1, 2, 3, 4, 5]));
  });
});
