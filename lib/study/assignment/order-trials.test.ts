import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeContent, makeDesign, PlannedStudy } from "@/lib/study/testing/planned-study";
import type { Design } from "./plan-trials";

/** The methods of each of so many participants, in the order in which they see them. */
function sequences(people: number, changes: Partial<Design>, methods = 4, seed = "seed") {
  const perMethod = changes.explanationsPerMethod ?? 3;
  const content = makeContent(methods, methods * perMethod * 3);
  const study = new PlannedStudy(content, makeDesign(changes), seed);
  const shown = Array.from({ length: people }, (_, person) =>
    study.methodsOf(study.enrol(`p${person}`)),
  );
  return { study, shown };
}

const spread = (counts: readonly number[]) => Math.max(...counts) - Math.min(...counts);

/** How often each method comes directly after each other one. */
function pairCounts(shown: readonly string[][]): number[] {
  const counts = new Map<string, number>();
  const methods = [...new Set(shown.flat())];
  for (const before of methods) {
    for (const after of methods) if (before !== after) counts.set(`${before} ${after}`, 0);
  }
  for (const sequence of shown) {
    sequence.slice(1).forEach((after, index) => {
      const pair = `${sequence[index]} ${after}`;
      if (counts.has(pair)) counts.set(pair, counts.get(pair)! + 1);
    });
  }
  return [...counts.values()];
}

describe("the order of trials", () => {
  it("least-filled: every method is at every position within one of every other, at all times", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 40 }),
        fc.string(),
        (methods, explanationsPerMethod, people, seed) => {
          const content = makeContent(methods, methods * explanationsPerMethod * 2);
          const study = new PlannedStudy(content, makeDesign({ explanationsPerMethod }), seed);
          for (let person = 0; person < people; person++) {
            study.enrol(`p${person}`);
            const counts = [...study.state.atPosition.values()].flatMap((at) => at.slice(1));
            expect(spread(counts)).toBeLessThanOrEqual(1);
          }
        },
      ),
      { numRuns: 80 },
    );
  });

  it("least-filled: whoever stops early has rated every method within one as often", () => {
    const { shown } = sequences(40, {});
    for (const sequence of shown) {
      for (let stop = 0; stop <= 12; stop++) {
        const seen = sequence.slice(0, stop);
        const counts = ["m0", "m1", "m2", "m3"].map((m) => seen.filter((s) => s === m).length);
        expect(spread(counts)).toBeLessThanOrEqual(1);
      }
    }
  });

  it("least-filled: methods follow one another far more evenly than by lot", () => {
    for (const seed of ["a", "b", "c", "d", "e"]) {
      const balanced = pairCounts(sequences(120, {}, 4, seed).shown);
      const byLot = pairCounts(sequences(120, { kind: "random" }, 4, seed).shown);
      expect(spread(balanced) * 2).toBeLessThan(spread(byLot));
      expect(spread(balanced)).toBeLessThanOrEqual(8);
    }
  });

  it("least-filled: no two participants of a handful see the methods in the same order", () => {
    const { shown } = sequences(20, {});
    expect(new Set(shown.map((sequence) => sequence.join())).size).toBe(20);
    const first = ["a", "b", "c", "d", "e", "f", "g", "h"].map(
      (seed) => sequences(1, {}, 4, seed).shown[0]?.[0],
    );
    expect(new Set(first).size).toBeGreaterThan(1);
  });

  it("least-filled: a method that drop-outs left behind comes early until it has caught up", () => {
    const { study } = sequences(8, {});
    const places = study.enrol("left");
    // Everything that was answered is of other methods.
    study.note(
      "release",
      "left",
      places.filter((place) => study.origin(place).methodId === "m2"),
    );
    const round = study.methodsOf(study.enrol("next")).slice(0, 4);
    expect(round[0]).toBe("m2");
  });

  it("blocked: a method's explanations come together, and the blocks balance position and order", () => {
    const { shown } = sequences(40, { kind: "blocked" });
    const blocks = shown.map((sequence) => sequence.filter((_, index) => index % 3 === 0));
    shown.forEach((sequence, person) => {
      expect(sequence).toEqual(blocks[person]!.flatMap((method) => [method, method, method]));
    });
    for (let place = 0; place < 4; place++) {
      for (const method of ["m0", "m1", "m2", "m3"]) {
        expect(blocks.filter((block) => block[place] === method)).toHaveLength(10);
      }
    }
    expect(pairCounts(blocks)).toEqual(new Array(12).fill(10));
  });

  it("latin-square: rows of the square, each repeated through the run of its participant", () => {
    const { shown } = sequences(40, { kind: "latin-square" });
    const rows = shown.map((sequence) => sequence.slice(0, 4));
    shown.forEach((sequence, person) => {
      const row = rows[person]!;
      expect(sequence).toEqual([...row, ...row, ...row]);
    });
    expect(pairCounts(rows)).toEqual(new Array(12).fill(10));
  });

  it.each(["blocked", "latin-square"] as const)(
    "%s: who comes back goes on with the order that they began with",
    (kind) => {
      const { study, shown } = sequences(3, { kind });
      for (const [person, sequence] of shown.entries()) {
        const places = study.log[person]!.places;
        study.note("release", `p${person}`, places.slice(5));
        expect(study.methodsOf(study.enrol(`p${person}`))).toEqual(sequence.slice(5));
      }
    },
  );
});
