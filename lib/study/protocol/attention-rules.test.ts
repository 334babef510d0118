import { describe, expect, it } from "vitest";
import { DEMO_PROTOCOL } from "@/prisma/demo/protocol";
import { attentionWarnings, namedOptions } from "./attention-rules";
import type { AttentionCheck } from "./checks";

const METHODS = 4;
const instruction: AttentionCheck = {
  key: "told",
  kind: "instructional",
  statement: "To show that you read this, choose “strongly agree”.",
  passing: [5],
  trial: 3,
  place: 2,
};
const nonsense: AttentionCheck = {
  key: "lamp",
  kind: "nonsensical",
  statement: "I have eaten a lamp today.",
  passing: [1, 2, 3],
  trial: 9,
  place: 6,
};

function warned(
  checks: AttentionCheck[],
  {
    failuresAllowed = 1,
    expectedMinutes = 12,
  }: { failuresAllowed?: number; expectedMinutes?: number } = {},
) {
  const attention = { checks, failuresAllowed };
  return attentionWarnings({ ...DEMO_PROTOCOL, attention, expectedMinutes }, METHODS);
}
const changed = (change: Partial<AttentionCheck>) => [{ ...instruction, ...change }, nonsense];
const paths = (checks: AttentionCheck[]) => warned(checks).map(({ path }) => path);

describe("the warnings about attention checks", () => {
  it("are none without checks, and none for two proper checks of which one may fail", () => {
    expect(warned([])).toEqual([]);
    expect(warned([instruction, nonsense])).toEqual([]);
  });

  it("ask for two failures from 5 minutes on, and for one below", () => {
    const strict = (expectedMinutes: number) =>
      warned([instruction, nonsense], { failuresAllowed: 0, expectedMinutes });
    expect(strict(4.9)).toEqual([]);
    expect(strict(5)).toEqual([
      {
        path: "attention.failuresAllowed",
        message: expect.stringMatching(/only after two failed checks; this one, of 5 minutes/),
      },
    ]);
    expect(warned([instruction], { failuresAllowed: 0 })[0]?.message).toMatch(/second check/);
  });

  it("notice checks that nobody can fail", () => {
    expect(warned([instruction, nonsense], { failuresAllowed: 2 })[0]?.message).toBe(
      "Nobody can fail: it takes 3 failed checks, and there are 2.",
    );
  });

  it("notice a trial that does not exist", () => {
    expect(warned(changed({ trial: 13 }))).toEqual([
      {
        path: "attention.checks.0.trial",
        message:
          "Attention check “told”: it stands at trial 13, and there are 12: nobody will see it.",
      },
    ]);
    expect(paths(changed({ trial: 12 }))).toEqual([]);
  });

  it("notice a place beyond the statements, and one that is taken", () => {
    expect(paths(changed({ place: 6 }))).toEqual([]);
    expect(paths(changed({ place: 7 }))).toEqual(["attention.checks.0.place"]);
    expect(paths(changed({ trial: 9, place: 7 }))).toEqual([]);
    expect(paths(changed({ trial: 9, place: 6 }))).toEqual([
      "attention.checks.0.place",
      "attention.checks.1.place",
    ]);
  });

  it("hold an instruction against the one answer that passes", () => {
    expect(paths(changed({ passing: [4, 5] }))).toEqual(["attention.checks.0.passing"]);
    expect(warned(changed({ passing: [4] }))[0]?.message).toMatch(
      /asks for “strongly agree”, and “agree” passes/,
    );
    expect(warned(changed({ statement: "Please read carefully." }))[0]?.message).toMatch(
      /inside the question itself/,
    );
    expect(warned(changed({ statement: "Choose “agree” or “disagree”." }))[0]?.message).toMatch(
      /more than one answer/,
    );
    expect(paths(changed({ statement: "Choose the answer 5 here." }))).toEqual([]);
  });

  it("want nonsense that only one side fails", () => {
    const lamp = (passing: number[]) => paths([instruction, { ...nonsense, passing }]);
    expect(lamp([1, 2, 3])).toEqual([]);
    expect(lamp([1, 2, 3, 4])).toEqual([]);
    expect(lamp([1])).toEqual(["attention.checks.1.passing"]);
    expect(lamp([1, 2])).toEqual(["attention.checks.1.passing"]);
    expect(lamp([1, 2, 3, 4, 5])).toEqual(["attention.checks.1.passing"]);
  });

  it("notice answers that are not on the scale", () => {
    expect(paths([instruction, { ...nonsense, passing: [1, 2, 3, 7] }])).toEqual([
      "attention.checks.1.passing",
    ]);
  });
});

describe("the options that a statement names", () => {
  it("are whole options, not parts of longer ones", () => {
    const named = (statement: string) => namedOptions(statement, DEMO_PROTOCOL.scale);
    expect(named("Choose “strongly disagree”.")).toEqual([1]);
    expect(named("Choose neither agree nor disagree.")).toEqual([3]);
    expect(named("We found an agreement in 2019.")).toEqual([]);
    expect(named("Choose 4.")).toEqual([4]);
  });
});
