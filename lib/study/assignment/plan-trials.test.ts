import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AssignmentKind } from "@/lib/study/protocol/protocol";
import { makeContent, makeDesign, PlannedStudy, spreadOf } from "@/lib/study/testing/planned-study";
import { runSteps, someSteps } from "@/lib/study/testing/run-steps";
import type { Place } from "./assignment-log";
import { countingPlaces } from "./assignment-state";

const KINDS: AssignmentKind[] = ["least-filled", "random", "blocked", "latin-square"];
const METHODS = ["m0", "m1", "m2", "m3"];
const TWELVE = Array.from({ length: 12 }, (_, index) => index + 1);

/** Explanations of the same method that a participant with these places could have been given. */
function passedOver(study: PlannedStudy, held: readonly Place[], explanationId: string) {
  const questions = new Set(study.questionsOf(held));
  const { methodId } = study.origin({ explanationId });
  return study.content.filter(
    (other) => other.methodId === methodId && !questions.has(other.questionId),
  );
}

describe("planTrials", () => {
  it.each(KINDS)("%s: gives three of each method, twelve questions, positions 1 to 12", (kind) => {
    const study = new PlannedStudy(makeContent(4, 48), makeDesign({ kind }));
    for (let person = 0; person < 40; person++) {
      const places = study.enrol(`p${person}`);
      expect(places.map(({ position }) => position)).toEqual(TWELVE);
      expect(new Set(study.questionsOf(places)).size).toBe(12);
      const methods = study.methodsOf(places);
      for (const method of METHODS) {
        expect(methods.filter((shown) => shown === method)).toHaveLength(3);
      }
    }
  });

  it.each(["least-filled", "blocked", "latin-square"] as const)(
    "%s: keeps every explanation within one of every other, whatever the pool, with quota cells too",
    (kind) => {
      fc.assert(
        fc.property(
          fc.integer({ min: 1, max: 5 }),
          fc.integer({ min: 1, max: 4 }),
          fc.integer({ min: 0, max: 30 }),
          fc.array(fc.constantFrom("a", "b", "c", null), { minLength: 1, maxLength: 60 }),
          fc.string(),
          (methods, explanationsPerMethod, spare, cells, seed) => {
            const content = makeContent(methods, methods * explanationsPerMethod + spare);
            const design = makeDesign({ kind, explanationsPerMethod });
            const study = new PlannedStudy(content, design, seed);
            cells.forEach((cell, person) => {
              study.enrol(`p${person}`, cell);
              expect(spreadOf(content, study.state.filled)).toBeLessThanOrEqual(1);
            });
          },
        ),
        { numRuns: 100 },
      );
    },
  );

  it("fills what drop-outs left behind before anything else, whoever stops, returns or answers late", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 12, max: 30 }),
        someSteps(60),
        fc.string(),
        (questions, steps, seed) => {
          const study = new PlannedStudy(makeContent(4, questions), makeDesign(), seed);
          const filled = (explanationId: string) => study.state.filled.get(explanationId) ?? 0;
          runSteps(study, steps, (participantId, cell) => {
            const plan = study.plan(participantId, cell);
            if (plan.kind !== "planned") throw new Error(plan.kind);
            const held = [...countingPlaces(study.state, participantId), ...plan.places];
            for (const { explanationId } of plan.places) {
              for (const other of passedOver(study, held, explanationId)) {
                expect(filled(other.explanationId)).toBeGreaterThanOrEqual(filled(explanationId));
              }
            }
          });
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each(KINDS)("%s: plans what is missing for somebody who comes back", (kind) => {
    fc.assert(
      fc.property(fc.integer({ min: 12, max: 20 }), someSteps(40), (questions, steps) => {
        const study = new PlannedStudy(makeContent(4, questions), makeDesign({ kind }));
        // Without late answers nobody holds more than the design asks for.
        runSteps(
          study,
          steps.filter((step) => step.kind !== "answer-late"),
        );
        for (const participantId of study.state.places.keys()) {
          study.enrol(participantId);
          const held = countingPlaces(study.state, participantId);
          expect(held.map(({ position }) => position)).toEqual(TWELVE);
          expect(new Set(study.questionsOf(held)).size).toBe(12);
          const methods = study.methodsOf(held);
          for (const method of METHODS) {
            expect(methods.filter((shown) => shown === method)).toHaveLength(3);
          }
          expect(study.plan(participantId)).toEqual({ kind: "planned", places: [] });
        }
      }),
      { numRuns: 60 },
    );
  });

  it("gives nobody a question twice, even after late answers", () => {
    fc.assert(
      fc.property(fc.constantFrom(...KINDS), someSteps(50), (kind, steps) => {
        const study = new PlannedStudy(makeContent(3, 30), makeDesign({ kind }));
        runSteps(study, steps);
        for (const { kind: entryKind, participantId } of study.log) {
          if (entryKind !== "plan") continue;
          const held = study.questionsOf(countingPlaces(study.state, participantId));
          const planned = study.plan(participantId);
          if (planned.kind !== "planned") throw new Error(planned.kind);
          const added = study.questionsOf(planned.places);
          expect(new Set(added).size).toBe(added.length);
          expect(added.some((question) => held.includes(question))).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("balances within a quota cell as well", () => {
    const content = makeContent(4, 48);
    const spreads = [true, false].map((told) => {
      const study = new PlannedStudy(content, makeDesign());
      const inCell = new Map<string, number>();
      for (let person = 0; person < 160; person++) {
        // Every fifth is in the small cell.
        const small = person % 5 === 0;
        const places = study.enrol(`p${person}`, told ? (small ? "small" : "large") : null);
        if (!small) continue;
        for (const { explanationId } of places) {
          inCell.set(explanationId, (inCell.get(explanationId) ?? 0) + 1);
        }
      }
      expect(spreadOf(content, study.state.filled)).toBeLessThanOrEqual(1);
      return spreadOf(content, inCell);
    });
    expect(spreads[0]).toBeLessThanOrEqual(2);
    expect(spreads[1]).toBeGreaterThan(2);
  });

  it("turns nobody away while an explanation has too few ratings, and takes full ones last", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...KINDS),
        fc.integer({ min: 1, max: 4 }),
        someSteps(60),
        (kind, enough, steps) => {
          const design = makeDesign({ kind, ratingsPerExplanation: enough });
          const content = makeContent(4, 14);
          const study = new PlannedStudy(content, design);
          const wanting = ({ explanationId }: { explanationId: string }) =>
            (study.state.filled.get(explanationId) ?? 0) < enough;
          runSteps(study, steps, (participantId, cell) => {
            const before = new Set(
              content.filter(wanting).map(({ explanationId }) => explanationId),
            );
            const plan = study.plan(participantId, cell);
            if (plan.kind === "full") return expect(before.size).toBe(0);
            if (plan.kind !== "planned") throw new Error(plan.kind);
            if (plan.places.length > 0) expect(before.size).toBeGreaterThan(0);
            const held = [...countingPlaces(study.state, participantId), ...plan.places];
            for (const { explanationId } of plan.places) {
              if (before.has(explanationId)) continue;
              const better = passedOver(study, held, explanationId).filter((other) =>
                before.has(other.explanationId),
              );
              expect(better).toEqual([]);
            }
          });
        },
      ),
      { numRuns: 150 },
    );
  });

  it("ends with exactly the ratings wanted where people and pool divide evenly", () => {
    const content = makeContent(4, 48);
    const study = new PlannedStudy(content, makeDesign({ ratingsPerExplanation: 5 }));
    for (let person = 0; person < 80; person++) study.enrol(`p${person}`);
    expect([...study.state.filled.values()]).toEqual(new Array(192).fill(5));
    expect(study.plan("p80")).toEqual({ kind: "full" });
  });

  it("makes the same plan from the same seed and log, in whatever order the pool comes", () => {
    const content = makeContent(4, 20);
    const log = (explanations: typeof content, seed = "seed") => {
      const study = new PlannedStudy(explanations, makeDesign(), seed);
      for (let person = 0; person < 10; person++) study.enrol(`p${person}`);
      return study.log;
    };
    expect(log(content)).toEqual(log(content.toReversed()));
    expect(log(content)).not.toEqual(log(content, "another seed"));
  });

  it("says so when the pool cannot serve a participant", () => {
    const plan = (content: ReturnType<typeof makeContent>) =>
      new PlannedStudy(content, makeDesign()).plan("p0");
    expect(plan([])).toEqual({ kind: "pool-too-small", needed: 1, got: 0 });
    expect(plan(makeContent(4, 11))).toEqual({ kind: "pool-too-small", needed: 12, got: 11 });
    // Enough questions in all, too few under one method.
    const lopsided = makeContent(4, 20).filter(
      ({ methodId, questionId }) => methodId !== "m0" || ["q0", "q1"].includes(questionId),
    );
    expect(plan(lopsided)).toEqual({ kind: "pool-too-small", needed: 12, got: 11 });
  });
});
