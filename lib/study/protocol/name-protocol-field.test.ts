import { expect, it } from "vitest";
import { nameProtocolField } from "./name-protocol-field";

it.each([
  ["title", "Title"],
  ["information.0.paragraphs.1", "Section 1, Paragraph 2"],
  ["practice.stem", "Practice, Question"],
  ["comprehension.questions.1.options.0", "Comprehension check, Question 2, Option 1"],
  ["attention.checks.0.statement", "Attention check 1, Wording"],
  ["screening.2.options.0.label", "Screening question 3, Option 1, Label"],
])("The field %s of a protocol is called %s", (path, words) => {
  expect(nameProtocolField(path)).toBe(words);
});
