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
        labels: null,
      });
    },
  );

  it("may hold letters in parentheses that begin no choice", () => {
    expect(
      readQuestionText("Question: Plan (b) or Choices: none? Choices: (a) vitamin (c) (b) f(b) x"),
    ).toMatchObject({ stem: "Plan (b) or Choices: none?", choices: ["vitamin (c)", "f(b) x"] });
  });

  it.each([
    ["no word for the choices", "[predict] Question: What melts? (a) snow (b) iron"],
    ["no question", "[predict] Choices: (a) snow (b) iron"],
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
    ["[factual] Answer: One.\nTwo. So the answer is snow.", "snow.", "One.\nTwo."],
    ["The answer is snow.\n\nQuestion: What burns? So the answer is wood.", "snow.", null],
    ["the answer is snow", "snow", null],
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
      "is all lines of the rationale",
      "Warmth.\n\nAnd more warmth.",
      "The answer is snow",
      "Warmth.\n\nAnd more warmth.",
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
    expect(readExplanation(rationale, answer)).toEqual({ text: explanation, cut: false });
  });

  it.each(["Question: What burns?", "[predict] Question: x", "Answer: ice", "### Next", "Q2: x"])(
    "ends before the line %j, on which it runs on",
    (next) => {
      const found = readExplanation(`Warmth.\nIt melts.\n${next}\nMore.`, "The answer is snow");
      expect(found).toEqual({ text: "Warmth.\nIt melts.", cut: true });
    },
  );
});

describe("The text of a question as others write it", () => {
  const melts = { stem: "What melts?", choices: ["snow", "iron"], labels: null };

  it.each([
    "Question: What melts? Answer Choices: (a) snow (b) iron",
    "Question: What melts?\nAnswer Choices:\n(a) snow\n(b) iron",
    "What melts?\r\nAnswer choices:\r\n(a) snow\r\n(b) iron",
    "Q: What melts? Options: A) snow B) iron",
    "Question: What melts? Choices: (A) snow (B) iron Answer:",
    "Question: What melts?\nChoices:\nA. snow\nB. iron\nAnswer:",
  ])("is read from %j", (text) => {
    expect(readQuestionText(text)).toEqual(melts);
  });

  it("has numbers as its labels where it has numbers", () => {
    expect(readQuestionText("Question: What melts? Choices: (1) snow (2) iron")).toEqual({
      ...melts,
      labels: ["1", "2"],
    });
  });
});
