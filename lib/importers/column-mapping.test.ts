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

it("Beside a column that can only be the student's, the answer is the right one", () => {
  const columns = ["question", "choices", "answer", "student_answer", "method", "explanation"];
  expect(suggestMapping(columns).columns).toMatchObject({
    gold: "answer",
    answer: "student_answer",
  });
  expect(suggestMapping([...columns, "gold"]).columns).toMatchObject({
    gold: "gold",
    answer: "student_answer",
  });
});

it("Choices are in the order of their numbers or letters", () => {
  expect(suggestMapping(["question", "choice10", "choice2", "choice1"]).choices).toEqual([
    "choice1",
    "choice2",
    "choice10",
  ]);
  expect(suggestMapping(["question", "option_b", "option_a"]).choices).toEqual([
    "option_a",
    "option_b",
  ]);
});
