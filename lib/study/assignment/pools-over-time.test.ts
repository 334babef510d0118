import { describe, expect, it } from "vitest";
import { poolsOverTime } from "./pools-over-time";

const content = ["a", "b"].map((id) => ({
  explanationId: id,
  questionId: `of ${id}`,
  methodId: "m",
  length: 10,
  correct: true,
  showable: true,
}));
const rules = { onlyCorrect: false, onlySharedQuestions: false, minLength: null, maxLength: null };
const retirements = [
  { explanationId: "a", retired: true, afterEntry: 2 },
  { explanationId: "a", retired: false, afterEntry: 4 },
  { explanationId: "b", retired: true, afterEntry: 4 },
];

describe("The pool", () => {
  const poolAt = poolsOverTime(content, rules, retirements);
  const shown = (number: number) =>
    poolAt(number).methods.flatMap(({ explanations }) =>
      explanations.map(({ explanationId }) => explanationId),
    );

  it("is as it was at each entry of the log: an explanation leaves and comes back between two", () => {
    expect([1, 2, 3, 4, 5].map(shown)).toEqual([["a", "b"], ["a", "b"], ["b"], ["b"], ["a"]]);
  });

  it("is made once for entries between which nothing was retired", () => {
    expect(poolAt(1)).toBe(poolAt(2));
  });
});
