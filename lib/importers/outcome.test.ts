import { describe, expect, it } from "vitest";
import { conclude, LISTED, type Problem } from "./outcome";

const problem = (line: number): Problem => ({ line, reason: "Wrong." });

describe("The outcome of an import", () => {
  it("holds no records when one row is wrong", () => {
    expect(conclude(["a", "b"], [problem(3)], [])).toEqual({ ok: false, problems: [problem(3)] });
  });

  it("lists problems in the order of the lines", () => {
    expect(conclude([], [problem(9), problem(2)], [])).toEqual({
      ok: false,
      problems: [problem(2), problem(9)],
    });
  });

  it("keeps remarks beside the records", () => {
    expect(conclude(["a"], [], [problem(1)])).toEqual({
      ok: true,
      records: ["a"],
      remarks: [problem(1)],
    });
  });

  it("counts the problems beyond the listed ones instead of listing thousands", () => {
    const many = Array.from({ length: LISTED + 37 }, (_, index) => problem(index + 1));
    const outcome = conclude([], many, []);
    if (outcome.ok) throw new Error("It should have failed.");
    expect(outcome.problems).toHaveLength(LISTED + 1);
    expect(outcome.problems.at(-1)).toMatchObject({
      line: LISTED + 1,
      reason: expect.stringContaining("37 more"),
    });
  });
});
