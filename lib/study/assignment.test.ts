import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRandom } from "@/lib/random";
import { type PoolExplanation, planTrials } from "./assignment";

function makePool(methods: number, questions: number): PoolExplanation[] {
  return Array.from({ length: methods * questions }, (_, index) => ({
    explanationId: `e${String(index).padStart(4, "0")}`,
    questionId: `q${index % questions}`,
    methodId: `m${Math.floor(index / questions)}`,
    filled: 0,
  }));
}

function plan(pool: PoolExplanation[], ordinal: number, explanationsPerMethod = 3) {
  const random = createRandom(`seed/${ordinal}`);
  const assignment = planTrials({ pool, explanationsPerMethod, random });
  if (assignment.kind !== "planned") throw new Error(assignment.kind);
  const byId = new Map(pool.map((explanation) => [explanation.explanationId, explanation]));
  return assignment.explanationIds.map((id) => byId.get(id)!);
}

const spread = (pool: PoolExplanation[]) => {
  const filled = pool.map((explanation) => explanation.filled);
  return Math.max(...filled) - Math.min(...filled);
};

describe("planTrials", () => {
  it("gives three explanations of each of four methods and twelve different questions", () => {
    const shown = plan(makePool(4, 48), 1);
    expect(shown).toHaveLength(12);
    expect(new Set(shown.map((trial) => trial.questionId)).size).toBe(12);
    for (const method of ["m0", "m1", "m2", "m3"]) {
      expect(shown.filter((trial) => trial.methodId === method)).toHaveLength(3);
    }
  });

  it("keeps every explanation within one of every other, whatever the size of the pool", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 5 }),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 0, max: 30 }),
        fc.integer({ min: 1, max: 60 }),
        (methods, perMethod, spare, participants) => {
          const pool = makePool(methods, methods * perMethod + spare);
          for (let ordinal = 1; ordinal <= participants; ordinal++) {
            for (const trial of plan(pool, ordinal, perMethod)) trial.filled++;
            expect(spread(pool)).toBeLessThanOrEqual(1);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it("fills up what drop-outs left behind before anything else", () => {
    const pool = makePool(4, 48);
    for (let ordinal = 1; ordinal <= 160; ordinal++) {
      const shown = plan(pool, ordinal);
      // Every third participant leaves after a third of the trials.
      const kept = ordinal % 3 === 0 ? shown.slice(0, 4) : shown;
      for (const trial of kept) trial.filled++;
    }
    for (let ordinal = 161; ordinal <= 180; ordinal++) {
      for (const trial of plan(pool, ordinal)) trial.filled++;
    }
    for (const method of ["m0", "m1", "m2", "m3"]) {
      expect(
        spread(pool.filter((explanation) => explanation.methodId === method)),
      ).toBeLessThanOrEqual(1);
    }
  });

  it("makes the same plan from the same seed, arrival number and pool, in whatever order it comes", () => {
    const pool = makePool(4, 20);
    const ids = (explanations: PoolExplanation[]) =>
      plan(explanations, 7).map((explanation) => explanation.explanationId);
    expect(ids(pool)).toEqual(ids(pool.toReversed()));
    expect(ids(pool)).not.toEqual(plan(pool, 8).map((explanation) => explanation.explanationId));
  });

  it("shows every method at every position about equally often", () => {
    const pool = makePool(4, 48);
    const first = new Map<string, number>();
    for (let ordinal = 1; ordinal <= 400; ordinal++) {
      const shown = plan(pool, ordinal);
      for (const trial of shown) trial.filled++;
      first.set(shown[0]!.methodId, (first.get(shown[0]!.methodId) ?? 0) + 1);
    }
    // 100 expected; four standard deviations are about 35.
    for (const count of first.values()) expect(Math.abs(count - 100)).toBeLessThan(35);
  });

  it("says so when the pool cannot serve a participant", () => {
    const random = createRandom("seed");
    expect(planTrials({ pool: makePool(4, 11), explanationsPerMethod: 3, random })).toEqual({
      kind: "pool-too-small",
      needed: 12,
      got: 11,
    });
    // Enough questions in all, too few under one method.
    const lopsided = makePool(4, 20).filter(
      ({ methodId, questionId }) => methodId !== "m0" || ["q0", "q1"].includes(questionId),
    );
    expect(
      planTrials({ pool: lopsided, explanationsPerMethod: 3, random: createRandom("seed") }).kind,
    ).toBe("pool-too-small");
  });
});
