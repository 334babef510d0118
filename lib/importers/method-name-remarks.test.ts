import { describe, expect, it } from "vitest";
import { methodNameRemarks, type Spellings, spellingsOf } from "./method-name-remarks";

const spelled = (...names: [string, number, number][]): Spellings =>
  new Map(names.map(([text, line, count]) => [text, { line, count }]));

describe("The names of methods in a table of content", () => {
  it("that differ in spaces at their ends are one, and that is said with their rows", () => {
    expect(methodNameRemarks(spelled(["A", 2, 3], ["A ", 5, 1]), [], "method")).toEqual([
      {
        line: 5,
        field: "method",
        reason:
          '"A" (3 rows) and "A " (1 row) are read as one method, "A": spaces at the ends are left out. If they are several, give them different names.',
      },
    ]);
  });

  it("that look alike are kept apart, and that is said, also of the study's own", () => {
    const [remark] = methodNameRemarks(spelled(["Größe", 2, 1], ["größe", 3, 2]), [], "model");
    expect(remark?.reason).toMatch(/^"Größe" \(1 row\) and "größe" \(2 rows\) are taken for 2/);
    const [known] = methodNameRemarks(spelled(["mt", 2, 1]), ["MT"], "model");
    expect(known?.reason).toMatch(/"MT".*"mt".*differ only in capitals/);
  });

  it("are nothing to speak of where they differ, or are the study's own", () => {
    expect(methodNameRemarks(spelled(["A", 2, 1], ["B", 3, 1]), ["A", "C"], "method")).toEqual([]);
  });

  it("that only differ in how an accent is encoded are said with its codes", () => {
    const names = [
      { line: 2, text: "Café" },
      { line: 3, text: "Cafe\u0301" },
      { line: 4, text: "Cafe\u0301" },
    ];
    const [remark, ...others] = methodNameRemarks(spellingsOf(names), [], "method");
    expect(others).toEqual([]);
    expect(remark).toMatchObject({ line: 3, field: "method" });
    expect(remark?.reason).toContain('"Café" (1 row) and "Cafe<U+0301>" (2 rows)');
    expect(remark?.reason).toContain("how accents and other characters are encoded");
  });
});
