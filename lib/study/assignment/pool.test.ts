import { describe, expect, it } from "vitest";
import { makeContent, WHOLE_POOL } from "@/lib/study/testing/planned-study";
import { choosePool, type PoolContent, preparePool } from "./pool";
import { poolShortage } from "./pool-shortage";

const one = (changes: Partial<PoolContent>): PoolContent => ({
  explanationId: "e",
  questionId: "q",
  methodId: "m",
  length: 50,
  correct: true,
  showable: true,
  ...changes,
});
const ids = (pool: PoolContent[]) => pool.map(({ explanationId }) => explanationId);

describe("choosePool", () => {
  it("leaves out what cannot be shown", () => {
    const content = [one({}), one({ explanationId: "blank", showable: false })];
    expect(ids(choosePool(content, WHOLE_POOL))).toEqual(["e"]);
  });

  it("takes only right answers where the protocol says so; unknown is not right", () => {
    const content = [
      one({}),
      one({ explanationId: "wrong", correct: false }),
      one({ explanationId: "unknown", correct: null }),
    ];
    expect(ids(choosePool(content, { ...WHOLE_POOL, onlyCorrect: true }))).toEqual(["e"]);
    expect(choosePool(content, WHOLE_POOL)).toHaveLength(3);
  });

  it("includes both bounds of the length", () => {
    const content = [9, 10, 20, 21].map((length) => one({ explanationId: `${length}`, length }));
    const rules = { ...WHOLE_POOL, minLength: 10, maxLength: 20 };
    expect(ids(choosePool(content, rules))).toEqual(["10", "20"]);
  });

  it("takes only questions that are left under every method of the study", () => {
    const content = makeContent(3, 4).map((explanation) =>
      explanation.questionId === "q1" && explanation.methodId === "m2"
        ? { ...explanation, correct: false }
        : { ...explanation, correct: true },
    );
    const rules = { ...WHOLE_POOL, onlyCorrect: true, onlySharedQuestions: true };
    const questions = choosePool(content, rules).map(({ questionId }) => questionId);
    expect(questions).toHaveLength(9);
    expect(questions).not.toContain("q1");
    // A method of which nothing is left leaves no shared question.
    const without = content.map((e) => (e.methodId === "m0" ? { ...e, showable: false } : e));
    expect(choosePool(without, rules)).toEqual([]);
  });
});

describe("preparePool", () => {
  it("is the same in whatever order the content comes", () => {
    const content = makeContent(4, 9);
    expect(preparePool(content.toReversed(), WHOLE_POOL)).toEqual(preparePool(content, WHOLE_POOL));
  });
});

describe("poolShortage", () => {
  const METHODS = ["m0", "m1", "m2", "m3"];

  it("is none when one participant can be served", () => {
    expect(poolShortage(makeContent(4, 12), METHODS, 3)).toBeNull();
  });

  it("names the distinct questions that are wanting", () => {
    expect(poolShortage(makeContent(4, 11), METHODS, 3)).toEqual({
      methods: [],
      questions: { needed: 12, got: 11 },
    });
  });

  it("names the methods that have too little, even those that have nothing", () => {
    const content = makeContent(4, 20).filter(
      ({ methodId, questionId }) =>
        methodId !== "m3" && (methodId !== "m0" || questionId.length === 2),
    );
    expect(poolShortage(content, METHODS, 12)?.methods).toEqual([
      { methodId: "m0", needed: 12, got: 10 },
      { methodId: "m3", needed: 12, got: 0 },
    ]);
  });

  it("sees two methods that have to share too few questions, though each has enough", () => {
    const content = makeContent(4, 20).filter(
      ({ methodId, questionId }) =>
        methodId > "m1" || ["q0", "q1", "q2", "q3"].includes(questionId),
    );
    expect(poolShortage(content, METHODS, 3)).toEqual({
      methods: [],
      questions: { needed: 12, got: 10 },
    });
  });

  it("counts a question once, though several models explained it under one method", () => {
    const content = ["a", "b", "c"].map((explanationId) => one({ explanationId }));
    expect(poolShortage(content, ["m"], 2)?.methods).toEqual([
      { methodId: "m", needed: 2, got: 1 },
    ]);
  });
});
