import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ANALYSIS_SETS } from "@/lib/comparison/analysis-set";
import { keepResponses, type StoredResponse } from "./kept-responses";
import { countTable } from "./set-counts";

const methods = ["CF", "MT"].map((key) => ({ key, label: key }));
const constructs = ["A", "B"].map((key) => ({ key, statement: null, points: 5 }));
const rest = {
  question: 0,
  explanation: 0,
  run: -1,
  correct: 1,
  position: 1,
  length: 10,
  durationMs: 20_000,
};

function response(participant: string, change: Partial<StoredResponse> = {}): StoredResponse {
  const given = { source: "taken" as const, method: 0, ratings: [1, 2] };
  const ended = { completed: true, failedAttention: false };
  return { ...rest, ...given, ...ended, participant, ...change };
}
const sizes = (kept: ReturnType<typeof keepResponses>) =>
  ANALYSIS_SETS.map((set) => kept.counts(set).participants);

describe("Kept responses", () => {
  it("hold in every set the counts of that set's table, whatever came in which order", () => {
    const some = fc.record({
      participant: fc.constantFrom("p", "q", "r"),
      completed: fc.boolean(),
      failedAttention: fc.boolean(),
      method: fc.nat(1),
      ratings: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 2, maxLength: 2 }),
      durationMs: fc.constantFrom(null, 500, 20_000),
    });
    const act = fc.oneof(fc.array(some, { maxLength: 8 }), fc.constantFrom("p", "q", "r"));
    fc.assert(
      fc.property(fc.array(act, { maxLength: 8 }), (acts) => {
        const kept = keepResponses(methods, constructs);
        for (const one of acts) {
          if (typeof one === "string")
            kept.complete(new Set([one]), new Set(one === "r" ? ["r"] : []));
          else kept.add(one.map(({ participant, ...given }) => response(participant, given)));
        }
        for (const set of ANALYSIS_SETS) {
          expect(kept.counts(set)).toEqual(countTable({ ...kept.table(set), aboutYou: [] }));
        }
      }),
    );
  });

  it("count reverse-scored answers turned around, and check them as they were given", () => {
    const turned = [constructs[0]!, { ...constructs[1]!, points: 7, reversed: true }];
    const kept = keepResponses(methods, turned);
    kept.add([response("p", { ratings: [1, 0] }), response("q", { ratings: [-1, -1] })]);
    kept.add(Array.from({ length: 6 }, () => response("r", { ratings: [2, 2] })));
    expect(kept.counts("all").counts.map(([first]) => first)).toEqual([
      [0, 1, 6, 0, 0],
      [0, 0, 0, 0, 6, 0, 1],
    ]);
    expect([...(kept.table("all").ratings[1] ?? [])]).toEqual([6, -1, 4, 4, 4, 4, 4, 4]);
    expect(kept.failed()["straight-lining"]).toBe(1);
  });

  it("move a participant into the set of completers once they complete", () => {
    const kept = keepResponses(methods, constructs);
    kept.add([response("p", { completed: false }), response("q")]);
    expect(sizes(kept)).toEqual([2, 1, 1]);
    const before = kept.version();
    kept.complete(new Set(["p", "q", "someone else"]));
    expect(sizes(kept)).toEqual([2, 2, 2]);
    expect(kept.version()).not.toBe(before);
  });

  it("count who failed the attention checks among those who completed, and not as checked", () => {
    const kept = keepResponses(methods, constructs);
    kept.add([response("p"), response("q", { failedAttention: true })]);
    expect(sizes(kept)).toEqual([2, 2, 1]);
    expect(kept.failed()).toEqual({ "straight-lining": 0, speed: 0, attention: 1 });
    kept.complete(new Set(["p", "q"]), new Set(["p", "q"]));
    expect(sizes(kept)).toEqual([2, 2, 0]);
  });

  it("leave who is excluded out of every set, also when their first response comes afterwards", () => {
    const kept = keepResponses(methods, constructs);
    kept.add([response("p"), response("q")]);
    expect(kept.sizes(new Set(["p"])).all).toEqual({ participants: 1, responses: 1 });
    const before = kept.version();
    kept.exclude(new Set(["p", "r"]));
    expect(kept.version()).not.toBe(before);
    expect(sizes(kept)).toEqual([1, 1, 1]);
    kept.add([response("r"), response("r")]);
    expect(sizes(kept)).toEqual([1, 1, 1]);
    expect(kept.excluded()).toEqual({ participants: 2, responses: 3 });
    kept.exclude(new Set());
    expect(sizes(kept)).toEqual([3, 3, 3]);
    expect(kept.sizes().all).toEqual({ participants: 3, responses: 4 });
  });

  it("take a participant out of the completers who withdraws after the end", () => {
    const kept = keepResponses(methods, constructs);
    kept.add([response("p"), response("q")]);
    kept.complete(new Set(["q"]));
    expect(sizes(kept)).toEqual([2, 1, 1]);
  });

  it("take a participant out of the checked set as soon as they fail a check", () => {
    const kept = keepResponses(methods, constructs);
    kept.add(Array.from({ length: 5 }, () => response("p", { ratings: [3, 3] })));
    kept.add([response("q", { durationMs: 300 }), response("r")]);
    expect(sizes(kept)).toEqual([3, 3, 2]);
    kept.add([response("p", { ratings: [3, 3] })]);
    expect(sizes(kept)).toEqual([3, 3, 1]);
    expect(kept.failed()).toEqual({ "straight-lining": 1, speed: 1, attention: 0 });
    kept.add([response("p", { ratings: [3, 4] })]);
    expect(kept.failed()).toEqual({ "straight-lining": 0, speed: 1, attention: 0 });
    expect(kept.participants()).toEqual(["p", "q", "r"]);
  });

  it("tell where the participants of a set come from", () => {
    const kept = keepResponses(methods, constructs);
    kept.add([
      response("p", { source: "simulated", completed: false }),
      response("q", { source: "imported" }),
      response("r"),
    ]);
    expect(kept.origin("all")).toEqual({ participants: 3, simulated: 1, imported: 1 });
    expect(kept.origin("completed")).toEqual({ participants: 2, simulated: 0, imported: 1 });
  });
});
