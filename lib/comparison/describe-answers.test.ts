import { describe, expect, it } from "vitest";
import { describeAnswers } from "./describe-answers";
import { sayUnavailable } from "./say-unavailable";

const answered = (method: number, ...answers: [string, boolean][]) =>
  answers.map(([question, correct]) => ({ question, method, correct }));

describe("The students' answers to the questions of the study", () => {
  it("are compared on the questions that both methods answered", () => {
    const { accuracy, pairs } = describeAnswers(
      [
        ...answered(0, ["a", true], ["b", true], ["c", true], ["d", false]),
        ...answered(1, ["d", true], ["c", false], ["b", false], ["e", true]),
      ],
      2,
    );
    expect(accuracy).toMatchObject([
      { kind: "estimate", n: 4, proportion: 0.75 },
      { kind: "estimate", n: 4, proportion: 0.5 },
    ]);
    // Of b, c and d two went to the first: the exact probability of 2 : 1 or more is 1.
    expect(pairs).toMatchObject([
      { first: 0, second: 1, kind: "estimate", n: 3, discordant: 3, p: expect.closeTo(1, 12) },
    ]);
  });

  it("count once for a question, however often it is there", () => {
    const { accuracy } = describeAnswers(answered(0, ["a", true], ["a", true], ["b", false]), 1);
    expect(accuracy).toMatchObject([{ n: 2, proportion: 0.5 }]);
  });

  it("say what is missing for a method without any, and for a pair that shares no question", () => {
    const { accuracy, pairs } = describeAnswers(
      [...answered(0, ["a", true]), ...answered(1, ["b", true])],
      3,
    );
    const [, , unanswered] = accuracy;
    expect(unanswered!.kind !== "estimate" && sayUnavailable(unanswered!)).toBe(
      "it needs 1 answer, there are none",
    );
    expect(pairs).toHaveLength(3);
    for (const pair of pairs) {
      expect(pair).toMatchObject({ kind: "insufficient-data", of: "shared-questions", got: 0 });
    }
  });
});
