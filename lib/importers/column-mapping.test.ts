import { expect, it } from "vitest";
import { suggestMapping } from "./column-mapping";

it("The answer of a table of questions is taken for the right one, a student's for the student's", () => {
  expect(suggestMapping(["question", "choice_a", "choice_b", "answer"])).toEqual({
    columns: { question: "question", gold: "answer" },
    choices: ["choice_a", "choice_b"],
  });
  const explained = ["question", "choices", "answer", "explanation"];
  expect(suggestMapping(explained).columns).toMatchObject({ answer: "answer" });
  expect(suggestMapping(explained).columns).not.toHaveProperty("gold");
  expect(suggestMapping(["id", "answer", "label"]).columns).toMatchObject({
    answer: "answer",
    gold: "label",
  });
});
