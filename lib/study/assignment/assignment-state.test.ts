import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeContent, makeDesign, PlannedStudy } from "@/lib/study/testing/planned-study";
import { runSteps, someSteps } from "@/lib/study/testing/run-steps";
import { applyEntry, countingPlaces, emptyState } from "./assignment-state";

const present = (counts: ReadonlyMap<string, number>) =>
  Object.fromEntries([...counts].filter(([, count]) => count !== 0));

describe("the state of an assignment", () => {
  it("counts what participants hold, however they came by it and whatever was released", () => {
    fc.assert(
      fc.property(someSteps(60), (steps) => {
        const study = new PlannedStudy(makeContent(3, 15), makeDesign());
        runSteps(study, steps);
        const held = [...study.state.places.keys()].flatMap((id) =>
          countingPlaces(study.state, id),
        );
        const filled: Record<string, number> = {};
        const at: Record<string, number> = {};
        const followed: Record<string, number> = {};
        for (const place of held) {
          filled[place.explanationId] = (filled[place.explanationId] ?? 0) + 1;
          const key = `${study.origin(place).methodId} ${place.position}`;
          at[key] = (at[key] ?? 0) + 1;
        }
        for (const id of study.state.places.keys()) {
          const own = countingPlaces(study.state, id);
          for (const before of own) {
            for (const after of own.filter((p) => p.position === before.position + 1)) {
              const key = `${study.origin(before).methodId} ${study.origin(after).methodId}`;
              followed[key] = (followed[key] ?? 0) + 1;
            }
          }
        }
        expect(present(study.state.filled)).toEqual(filled);
        const stateAt = [...study.state.atPosition].flatMap(([method, counts]) =>
          counts.map((count, position): [string, number] => [`${method} ${position}`, count]),
        );
        expect(present(new Map(stateAt))).toEqual(at);
        const stateFollowed = [...study.state.followedBy].flatMap(([before, counts]) =>
          [...counts].map(([after, count]): [string, number] => [`${before} ${after}`, count]),
        );
        expect(present(new Map(stateFollowed))).toEqual(followed);
      }),
      { numRuns: 100 },
    );
  });

  it("counts a place once: a late answer of a place that counts, or a second release, change nothing", () => {
    const study = new PlannedStudy(makeContent(4, 12), makeDesign());
    const places = study.enrol("a", "cell");
    study.note("refill", "a", places.slice(0, 2));
    expect(study.state.filled.get(places[0]!.explanationId)).toBe(1);
    study.note("release", "a", places);
    study.note("release", "a", places);
    expect([...study.state.filled.values()].every((count) => count === 0)).toBe(true);
    study.note("refill", "a", [places[3]!]);
    expect(countingPlaces(study.state, "a")).toEqual([places[3]]);
  });

  it("takes a place out of the cell that it was counted in, even when the entry no longer knows it", () => {
    const state = emptyState(makeContent(1, 1));
    const places = [{ explanationId: "e00000", position: 1 }];
    applyEntry(state, { number: 1, kind: "plan", participantId: "a", cell: "young", places });
    expect(state.filledInCell.get("young")?.get("e00000")).toBe(1);
    applyEntry(state, { number: 2, kind: "release", participantId: "a", cell: null, places });
    expect(state.filledInCell.get("young")?.get("e00000")).toBe(0);
  });

  it("refuses an entry that is not the next one", () => {
    const state = emptyState([]);
    const entry = { kind: "given" as const, participantId: "a", cell: null, places: [] };
    expect(() => applyEntry(state, { ...entry, number: 2 })).toThrow(RangeError);
    applyEntry(state, { ...entry, number: 1 });
    expect(() => applyEntry(state, { ...entry, number: 1 })).toThrow(RangeError);
    expect(state.through).toBe(1);
  });
});
