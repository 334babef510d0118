import { describe, expect, it } from "vitest";
import { hasGaps } from "./has-gaps";
import { preparePool } from "./pool";

const RULES = { onlyCorrect: false, onlySharedQuestions: false, minLength: null, maxLength: null };

/** Four questions under two methods, filled so often. */
function filled(cf: number[], mt: number[]) {
  const content = [
    ...cf.map((_, q) => ["CF", q] as const),
    ...mt.map((_, q) => ["MT", q] as const),
  ];
  const pool = preparePool(
    content.map(([methodId, question]) => ({
      explanationId: `${methodId}${question}`,
      questionId: `q${question}`,
      methodId,
      length: 10,
      correct: true,
      showable: true,
    })),
    RULES,
  );
  const counts = [...cf, ...mt];
  const state = { filled: new Map(content.map(([m, q], index) => [`${m}${q}`, counts[index]!])) };
  return (kind: "least-filled" | "random" = "least-filled") =>
    hasGaps(pool, state, { kind, explanationsPerMethod: 1 });
}

describe("Gaps", () => {
  it("are none while all explanations are within one of each other", () => {
    expect(filled([2, 2, 1, 1], [1, 1, 1, 1])()).toBe(false);
    expect(filled([0, 0, 0, 0], [0, 0, 0, 0])()).toBe(false);
  });

  it("are filled when three more runs would do", () => {
    expect(filled([2, 2, 2, 0], [1, 1, 1, 1])()).toBe(true);
    // CF is four ahead: after three more runs it is at 3 throughout, and MT at 2.
    expect(filled([3, 2, 2, 2], [2, 1, 1, 1])()).toBe(true);
  });

  it("are left where more would be needed, or where no number would do", () => {
    expect(filled([4, 4, 4, 4], [0, 0, 0, 0])()).toBe(false);
    expect(filled([3, 3, 2, 2], [2, 1, 1, 1])()).toBe(false);
  });

  it("do not matter to a study that gives explanations out by lot", () => {
    expect(filled([2, 2, 2, 0], [1, 1, 1, 1])("random")).toBe(false);
  });
});
