import { describe, expect, it } from "vitest";
import { slugFrom, slugFromTitle, slugProblem } from "./study-slug";

describe("The name of a study in addresses", () => {
  it.each([
    ["study.csv", "study"],
    ["cqa-validation.jsonl", "cqa-validation"],
    ["Études, part 2.csv", "etudes-part-2"],
    ["__Run.3 (final).csv", "run-3-final"],
    ["数.csv", ""],
    [`${"a".repeat(59)} b.csv`, "a".repeat(59)],
  ])("made from %j is %j", (file, slug) => {
    expect(slugFrom(file)).toBe(slug);
  });

  it("is made from a title whole, points and all", () => {
    expect(slugFromTitle("How good? Version 1.5")).toBe("how-good-version-1-5");
    expect(slugFromTitle("¿Qué?")).toBe("que");
  });

  it("is taken when it is one, and refused with a better one otherwise", () => {
    expect(slugProblem("cqa-2")).toBeNull();
    expect(slugProblem("My Study")).toContain('"my-study"');
    expect(slugProblem("数")).not.toContain("for example");
    expect(slugProblem("trials")).toContain("addresses");
  });
});
