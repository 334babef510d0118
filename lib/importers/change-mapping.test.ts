import { describe, expect, it } from "vitest";
import { changeMapping, describeMapping, readMappingChange } from "./change-mapping";
import { suggestMapping } from "./column-mapping";

const COLUMNS = ["qid", "stem", "A", "B", "last resort", "label", "system", "why=so"];
const suggested = suggestMapping(COLUMNS);
const changed = (...texts: string[]) => {
  const changes = texts.map(readMappingChange);
  const problem = changes.find((change) => "problem" in change);
  if (problem) return problem;
  return changeMapping(
    suggested,
    COLUMNS,
    changes.flatMap((change) => ("problem" in change ? [] : [change])),
  );
};
const described = (...texts: string[]) => {
  const mapping = changed(...texts);
  return "problem" in mapping ? mapping.problem : describeMapping(mapping);
};

describe("A guessed mapping of columns", () => {
  it("is said in the order of the fields", () => {
    expect(describeMapping(suggested)).toBe(
      "id ← qid, question ← stem, choices ← A + B, gold ← label, method ← system",
    );
  });

  it("has names with a comma in quotation marks", () => {
    expect(describeMapping({ columns: { question: "Question, text" }, choices: ["A"] })).toBe(
      'question ← "Question, text", choices ← A',
    );
  });

  it("is changed column by column, and stays as it is for the others", () => {
    expect(described("why=so=explanation", "last resort=choices", "system=")).toBe(
      "id ← qid, question ← stem, choices ← A + B + last resort, gold ← label, explanation ← why=so",
    );
    expect(described("label=ignore")).not.toContain("gold");
  });

  it("gives a field to the column that is named for it", () => {
    expect(described("last resort=gold")).toContain("gold ← last resort, method ← system");
    expect(described("label=answer")).toBe(
      "id ← qid, question ← stem, choices ← A + B, method ← system, answer ← label",
    );
  });

  it.each([
    ["stem=prompt", "The fields are id, question, choices"],
    ["stem", "column=field"],
    ["=question", "column=field"],
    ["Stem=question", 'no column "Stem". The columns are qid, stem, A'],
  ])("refuses %s in a sentence", (text, words) => {
    expect(described(text)).toContain(words);
  });

  it("refuses two columns for one field, which only choices may have", () => {
    expect(described("A=gold", "B=gold")).toBe("Two columns are named for gold: A and B.");
  });
});
