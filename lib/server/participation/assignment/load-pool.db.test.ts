import { expect, it } from "vitest";
import { makeSmallStudy } from "@/lib/server/testing/small-study";
import { loadPoolContent } from "./load-pool";

const question = (externalId: string, goldIndex: number | null, answerIndex: number | null) => ({
  externalId,
  stem: "Which one?",
  choices: ["a lamp", "a chair", "a lamp"],
  goldIndex,
  explanations: [{ methodKey: "CF", text: "Because it is bright.", answerIndex }],
});

it("Whether an answer is right is told by its words, for some questions list a choice twice", async () => {
  const study = await makeSmallStudy({
    status: "DRAFT",
    methodKeys: ["CF"],
    questions: [
      question("same-choice", 0, 0),
      question("same-words", 0, 2),
      question("other", 0, 1),
      question("unknown", null, 1),
      question("none-of-them", 0, null),
    ],
  });
  const content = await loadPoolContent(study.id);
  const correct = (externalId: string) => {
    const id = study.explanationIds.get(externalId)?.get("CF");
    return content.find(({ explanationId }) => explanationId === id);
  };
  expect(correct("same-choice")).toMatchObject({ correct: true, showable: true });
  expect(correct("same-words")).toMatchObject({ correct: true, showable: true });
  expect(correct("other")).toMatchObject({ correct: false, showable: true });
  expect(correct("unknown")).toMatchObject({ correct: null, showable: true });
  expect(correct("none-of-them")).toMatchObject({ showable: false });
});
