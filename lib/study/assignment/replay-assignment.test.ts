import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AssignmentKind } from "@/lib/study/protocol/protocol";
import { makeContent, makeDesign, PlannedStudy } from "@/lib/study/testing/planned-study";
import { runSteps, someSteps } from "@/lib/study/testing/run-steps";
import type { LogEntry } from "./assignment-log";
import { replayAssignment } from "./replay-assignment";

const KINDS: AssignmentKind[] = ["least-filled", "random", "blocked", "latin-square"];

function replay(study: PlannedStudy, entries: LogEntry[] = study.log, seed = study.seed) {
  return replayAssignment({
    seed,
    content: study.content,
    entries,
    poolOf: () => study.pool,
    designOf: () => study.design,
  });
}

/** Twenty participants, every third of whom stops, and every sixth comes back. */
function someStudy(): PlannedStudy {
  const study = new PlannedStudy(makeContent(4, 24), makeDesign());
  for (let person = 0; person < 20; person++) {
    const places = study.enrol(`p${person}`, person % 2 ? "odd" : "even");
    if (person % 3 === 0) study.note("release", `p${person}`, places.slice(person % 12));
    if (person % 6 === 0) study.enrol(`p${person}`);
  }
  return study;
}

describe("replayAssignment", () => {
  it("makes every plan again from the seed and the log, with releases, returns and late answers", () => {
    fc.assert(
      fc.property(fc.constantFrom(...KINDS), someSteps(50), fc.string(), (kind, steps, seed) => {
        const study = new PlannedStudy(makeContent(4, 16), makeDesign({ kind }), seed);
        runSteps(study, steps);
        const plans = study.log.filter((entry) => entry.kind === "plan").length;
        expect(replay(study)).toEqual({ kind: "reproduced", plans });
      }),
      { numRuns: 60 },
    );
  });

  it("does not mind in which order an entry names its places", () => {
    const study = someStudy();
    const shuffled = study.log.map((entry) => ({ ...entry, places: entry.places.toReversed() }));
    expect(replay(study, shuffled).kind).toBe("reproduced");
  });

  it("notices two places that were exchanged, and says which plan it is", () => {
    const study = someStudy();
    const index = study.log.findLastIndex(({ kind }) => kind === "plan");
    const entry = study.log[index]!;
    const [first, second, ...rest] = entry.places;
    const places = [
      { explanationId: second!.explanationId, position: first!.position },
      { explanationId: first!.explanationId, position: second!.position },
      ...rest,
    ];
    expect(replay(study, study.log.with(index, { ...entry, places }))).toEqual({
      kind: "differs",
      number: entry.number,
      participantId: entry.participantId,
      expected: entry.places,
      found: places,
    });
  });

  it("notices another explanation, another seed, and an entry that is gone", () => {
    const study = someStudy();
    const entry = study.log[0]!;
    const used = new Set(entry.places.map(({ explanationId }) => explanationId));
    const other = study.content.find(({ explanationId }) => !used.has(explanationId))!;
    const places = entry.places.with(0, { explanationId: other.explanationId, position: 1 });
    expect(replay(study, study.log.with(0, { ...entry, places }))).toMatchObject({
      kind: "differs",
      number: 1,
    });
    expect(replay(study, study.log, "another seed").kind).toBe("differs");
    const without = study.log.filter(({ number }) => number !== 5);
    expect(replay(study, without)).toEqual({ kind: "entry-missing", number: 5 });
  });

  it("notices a release that is not what it was", () => {
    const study = someStudy();
    const index = study.log.findIndex(({ kind }) => kind === "release");
    const entry = study.log[index]!;
    const changed = study.log.with(index, { ...entry, places: [] });
    expect(replay(study, changed).kind).toBe("differs");
  });
});
