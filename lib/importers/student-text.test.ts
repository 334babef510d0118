import { describe, expect, it } from "vitest";
import { matchChoice } from "./match-choice";
import { readAnswerText, readExplanation, readQuestionText } from "./student-text";

describe("The text of a question", () => {
  const plain = "Question: What melts (in the sun)? Choices: (a) snow (b) a stone (c) iron";

  it.each(["", "[predict] ", "[explain] ", "[factual] ", "[counterfactual] "])(
    "gives stem and choices after %j",
    (task) => {
      expect(readQuestionText(task + plain)).toEqual({
        stem: "What melts (in the sun)?",
        choices: ["snow", "a stone", "iron"],
      });
    },
  );

  it("may hold letters in parentheses that begin no choice", () => {
    expect(
      readQuestionText("Question: Plan (b) or Choices: none? Choices: (a) vitamin (c) (b) f(b) x"),
    ).toEqual({ stem: "Plan (b) or Choices: none?", choices: ["vitamin (c)", "f(b) x"] });
  });

  it.each([
    ["no question", "[predict] What melts? Choices: (a) snow (b) iron"],
    ["no choices", "[predict] Question: What melts?"],
    ["one choice", "Question: What melts? Choices: (a) snow"],
    ["an empty choice", "Question: What melts? Choices: (a) (b) iron"],
  ])("is not taken with %s", (_, text) => {
    expect(readQuestionText(text)).toBeNull();
  });
});

describe("The answer of a student", () => {
  it.each([
    ["The answer is snow", "snow", null],
    ["[answer] The answer is snow", "snow", null],
    ["snow", "snow", null],
    ["[factual] Answer: It melts. So the answer is snow.", "snow.", "It melts."],
    ["Answer: It melts. So the answer is snow", "snow", "It melts."],
    [
      "[factual] Answer: They said: So the answer is iron. No. So the answer is snow.",
      "snow.",
      "They said: So the answer is iron. No.",
    ],
    ["[factual] Answer: It melts and melts and", "", "It melts and melts and"],
    ["[factual] Answer: One.\nTwo. So the answer is snow.", "snow.", "One."],
    ["[counterfactual] So the answer is iron.", "iron.", ""],
    ["", "", null],
  ])("%j is %j with the rationale %j", (text, answer, rationale) => {
    expect(readAnswerText(text)).toEqual({ answer, rationale });
  });

  it.each([
    ["snow", 0],
    [" snow. ", 0],
    ["u.s.", 1],
    ["u.s", 1],
    ["u.s..", 1],
    ["Snow", null],
    ["snow and ice", null],
    ["", null],
  ])("%j matches choice %s of snow, u.s.", (answer, index) => {
    expect(matchChoice(answer, ["snow", "u.s."])).toBe(index);
  });

  it("matches the first of equal choices", () => {
    expect(matchChoice("snow", ["ice", "snow", "snow"])).toBe(1);
  });
});

describe("The explanation of a student", () => {
  const embedded = "[factual] Answer: Warmth melts it. So the answer is snow.";

  it.each([
    [
      "is the rationale up to the first line break",
      "Warmth.\nWarmth.",
      "The answer is snow",
      "Warmth.",
    ],
    ["has no task before it", "[explain] Warmth.", "The answer is snow", "Warmth."],
    ["may say So the answer is", "Hot. So the answer is snow.", "x", "Hot. So the answer is snow."],
    ["is within the answer where there is no other", "", embedded, "Warmth melts it."],
    [
      "is within a rationale in the form of an answer",
      embedded,
      "The answer is snow",
      "Warmth melts it.",
    ],
    [
      "is not the conclusion alone",
      "[counterfactual] So the answer is iron.",
      embedded,
      "Warmth melts it.",
    ],
    ["is empty where the student wrote none", "", "The answer is snow", ""],
  ])("%s", (_, rationale, answer, explanation) => {
    expect(readExplanation(rationale, answer)).toBe(explanation);
  });
});
