import { describe, expect, it } from "vitest";
import { spreadOf } from "@/lib/study/testing/planned-study";
import { type Attrition, simulateAttrition } from "@/lib/study/testing/simulate-attrition";
import { replayAssignment } from "./replay-assignment";

const attrition = (changes: Partial<Attrition>): Attrition => ({
  questions: 48,
  target: 200,
  abandonRate: 0.3,
  comeBackRate: 0.1,
  answerLateRate: 0,
  minutesBetween: 0.5,
  timeLimitMinutes: 60,
  fillGaps: false,
  seed: "seed",
  ...changes,
});
const seeds = (count: number) => Array.from({ length: count }, (_, index) => `s${index}`);

describe("a study of which 30 % stop early and 10 % come back late", () => {
  it.each([
    { questions: 48, count: 10 },
    { questions: 384, count: 4 },
  ])(
    "ends with every explanation of 4 × $questions within one of every other, gaps being filled",
    ({ questions, count }) => {
      for (const seed of seeds(count)) {
        const { study, answered, completed } = simulateAttrition(
          attrition({ questions, seed, fillGaps: true }),
        );
        expect(spreadOf(study.content, answered)).toBeLessThanOrEqual(1);
        // Three people more than the target at most.
        expect(completed).toBeGreaterThanOrEqual(200);
        expect(completed).toBeLessThanOrEqual(203);
      }
    },
  );

  it("is never apart by more than two without them, and mostly not by more than one", () => {
    // The methods' sums differ by what the last who stopped had answered, which nobody evens out.
    const spreads = seeds(12).map((seed) => {
      const { study, answered, completed } = simulateAttrition(attrition({ seed }));
      expect(completed).toBe(200);
      return spreadOf(study.content, answered);
    });
    expect(Math.max(...spreads)).toBeLessThanOrEqual(2);
    expect(spreads.filter((spread) => spread <= 1).length).toBeGreaterThanOrEqual(10);
  });

  it("counts exactly what was answered when everybody has finished or run out, late answers too", () => {
    const { study, answered } = simulateAttrition(attrition({ answerLateRate: 0.5 }));
    const counted = [...study.state.filled].filter(([, count]) => count > 0);
    expect(new Map(counted)).toEqual(answered);
  });

  it("can be planned again from its seed and log", () => {
    const { study } = simulateAttrition(attrition({ answerLateRate: 0.5 }));
    const replayed = replayAssignment({
      seed: study.seed,
      content: study.content,
      entries: study.log,
      poolOf: () => study.pool,
      designOf: () => study.design,
    });
    expect(replayed.kind).toBe("reproduced");
  });
});
