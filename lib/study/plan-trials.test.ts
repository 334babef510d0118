import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRandom } from "@/lib/random";
import type { LogEntry, Place } from "./assignment-log";
import { applyEntry, countingPlaces, emptyState } from "./assignment-state";
import { type Design, planTrials } from "./plan-trials";
import { type PoolContent, preparePool } from "./pool";
import type { AssignmentKind } from "./protocol";
import { planRandom } from "./replay-assignment";

const ANY = { onlyCorrect: false, onlySharedQuestions: false, minLength: null, maxLength: null };
const KINDS: AssignmentKind[] = ["least-filled", "random", "blocked", "latin-square"];

/** Ids are spread, so that their order says nothing of methods and questions. */
function makeContent(methods: number, questions: number): PoolContent[] {
  const random = createRandom(`${methods}/${questions}`);
  const names = random.shuffle(Array.from({ length: methods * questions }, (_, index) => index));
  return names.map((name, index) => ({
    explanationId: `e${String(name).padStart(5, "0")}`,
    questionId: `q${index % questions}`,
    methodId: `m${Math.floor(index / questions)}`,
    length: 100,
    correct: null,
    showable: true,
  }));
}

/** A study in which participants come, stop, come back and answer late. */
class Study {
  readonly state;
  readonly pool;
  readonly log: LogEntry[] = [];
  readonly cells = new Map<string, string | null>();

  constructor(
    readonly content: PoolContent[],
    readonly design: Design,
    readonly seed = "seed",
  ) {
    this.state = emptyState(content);
    this.pool = preparePool(content, ANY);
  }

  plan(participantId: string, cell: string | null = null) {
    this.cells.set(participantId, cell);
    return planTrials({
      pool: this.pool,
      state: this.state,
      design: this.design,
      cell,
      participantId,
      random: planRandom(this.seed, this.state.through + 1),
    });
  }

  enrol(participantId: string, cell: string | null = null): Place[] {
    const plan = this.plan(participantId, cell);
    if (plan.kind !== "planned") throw new Error(plan.kind);
    this.note("plan", participantId, plan.places);
    return plan.places;
  }

  note(kind: LogEntry["kind"], participantId: string, places: Place[]) {
    const cell = this.cells.get(participantId) ?? null;
    const entry = { number: this.state.through + 1, kind, participantId, cell, places };
    this.log.push(entry);
    applyEntry(this.state, entry);
  }

  methodOf({ explanationId }: Place) {
    return this.state.content.get(explanationId)!.methodId;
  }

  questionOf({ explanationId }: Place) {
    return this.state.content.get(explanationId)!.questionId;
  }

  /** The difference between the fullest and the least-filled explanation. */
  spread(filled: ReadonlyMap<string, number> = this.state.filled, content = this.content) {
    const counts = content.map(({ explanationId }) => filled.get(explanationId) ?? 0);
    return Math.max(...counts) - Math.min(...counts);
  }
}

const design = (changes: Partial<Design> = {}): Design => ({
  kind: "least-filled",
  explanationsPerMethod: 3,
  ratingsPerExplanation: null,
  ...changes,
});

describe("planTrials", () => {
  it.each(KINDS)("%s: gives three of each method, twelve questions, positions 1 to 12", (kind) => {
    const study = new Study(makeContent(4, 48), design({ kind }));
    for (let person = 0; person < 40; person++) {
      const places = study.enrol(`p${person}`);
      expect(places.map(({ position }) => position)).toEqual([
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
      ]);
      expect(new Set(places.map((place) => study.questionOf(place))).size).toBe(12);
      for (const method of ["m0", "m1", "m2", "m3"]) {
        expect(places.filter((place) => study.methodOf(place) === method)).toHaveLength(3);
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
          (methods, perMethod, spare, cells, seed) => {
            const content = makeContent(methods, methods * perMethod + spare);
            const study = new Study(
              content,
              design({ kind, explanationsPerMethod: perMethod }),
              seed,
            );
            cells.forEach((cell, person) => {
              study.enrol(`p${person}`, cell);
              expect(study.spread()).toBeLessThanOrEqual(1);
            });
          },
        ),
        { numRuns: 150 },
      );
    },
  );

  it("plans for somebody who comes back what is missing, at the positions that are free", () => {
    for (const kind of KINDS) {
      const study = new Study(makeContent(4, 48), design({ kind }));
      const first = study.enrol("a");
      study.note("release", "a", first.slice(5));
      const second = study.enrol("a");
      expect(second.map(({ position }) => position)).toEqual([6, 7, 8, 9, 10, 11, 12]);
      const whole = countingPlaces(study.state, "a");
      expect(new Set(whole.map((place) => study.questionOf(place))).size).toBe(12);
      for (const method of ["m0", "m1", "m2", "m3"]) {
        expect(whole.filter((place) => study.methodOf(place) === method)).toHaveLength(3);
      }
      expect(study.plan("a")).toEqual({ kind: "planned", places: [] });
    }
  });
});
