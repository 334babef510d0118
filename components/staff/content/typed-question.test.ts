import { describe, expect, it } from "vitest";
import { moveItem } from "@/components/staff/protocol/edit-document";
import type { QuestionContent } from "@/lib/views/content/content";
import { afterStoring, editOf, typedOf, withChoices } from "./typed-question";

const explanation = { run: null, text: "So.", length: 3, retiredReason: null, correct: null };
const QUESTION: QuestionContent = {
  id: "q",
  externalId: "1",
  stem: "Where?",
  choices: ["here", "there", "nowhere"],
  goldIndex: 1,
  explanations: [
    { ...explanation, id: "e1", method: "CF", answer: "there", answerIndex: 1 },
    { ...explanation, id: "e2", method: "CF", answer: "there", answerIndex: 1 },
    { ...explanation, id: "e3", method: "MT", answer: "elsewhere", answerIndex: null, text: null },
  ],
};
const NEW = { key: "choice4", was: null, text: "elsewhere", answeredBy: [] };

describe("A question that is typed", () => {
  it("sends what it was, untouched", () => {
    expect(editOf(typedOf(QUESTION), "hash")).toMatchObject({
      basedOn: "hash",
      stem: "Where?",
      choices: [
        { was: 0, text: "here" },
        { was: 1, text: "there" },
        { was: 2, text: "nowhere" },
      ],
      goldIndex: 1,
      explanations: [{ id: "e1" }, { id: "e2" }],
    });
  });

  it("keeps its right answer where choices are added before it, moved and taken away", () => {
    const typed = typedOf(QUESTION);
    const [here, there, nowhere] = typed.choices;
    if (!here || !there || !nowhere) throw new Error("Three choices were given.");
    const right = (choices: typeof typed.choices) =>
      editOf({ ...typed, ...withChoices(typed, choices) }, "").goldIndex;
    expect(right([NEW, here, there, nowhere])).toBe(2);
    expect(right(moveItem([here, there, nowhere], 1, 2))).toBe(2);
    expect(right([there, nowhere])).toBe(0);
    expect(right([here, nowhere])).toBeNull();
  });

  it("knows whose students answered a choice, each method once", () => {
    expect(typedOf(QUESTION).choices.map(({ answeredBy }) => answeredBy)).toEqual([[], ["CF"], []]);
  });

  it("has the places of what was stored, also for what was typed meanwhile", () => {
    const typed = typedOf(QUESTION);
    const sent = { ...typed, ...withChoices(typed, [NEW, ...typed.choices.slice(1)]) };
    const later = { ...NEW, key: "choice5" };
    const meanwhile = { ...sent, choices: [...sent.choices, later] };
    expect(afterStoring(meanwhile, sent).choices.map(({ was }) => was)).toEqual([0, 1, 2, null]);
  });
});
