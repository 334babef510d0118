import { describe, expect, it } from "vitest";
import { createGrowingTable } from "@/lib/comparison/responses/growing-table";
import { contentCautions, describeRatedContent } from "./rated-content";

function tableOf(rows: [method: number, length: number, correct: number][]) {
  const methods = ["CF", "MT"].map((key) => ({ key, label: key }));
  const table = createGrowingTable(methods, [{ key: "A", statement: null, points: 5 }]);
  rows.forEach(([method, length, correct], question) => {
    table.add({ participant: 0, method, question, correct, position: 1, length, ratings: [2] });
  });
  return { ...table.view(), aboutYou: [] };
}
const NAMES = ["CF", "MT"];

describe("What was rated of each method", () => {
  it("is its median length and how often its answers were right, each said where methods differ", () => {
    const contents = describeRatedContent(
      tableOf([
        [0, 80, 1],
        [0, 100, 0],
        [0, 90, 1],
        [1, 300, 1],
        [1, 340, 1],
      ]),
    );
    expect(contents).toEqual([
      { responses: 3, medianLength: 90, correct: 2 / 3 },
      { responses: 2, medianLength: 320, correct: 1 },
    ]);
    expect(contentCautions(contents, NAMES)).toEqual([
      "Explanations differ in length: a median of 320 characters for MT, 90 for CF.",
      "Students' answers differ in how often they are right: in 100% of the responses for MT, 67% for CF. Explanations of right answers tend to be rated higher.",
    ]);
  });

  it("is nothing to speak of where methods are alike, or where it is not known", () => {
    const alike = describeRatedContent(
      tableOf([
        [0, 100, 1],
        [1, 140, 1],
      ]),
    );
    expect(contentCautions(alike, NAMES)).toEqual([]);
    const unknown = describeRatedContent(
      tableOf([
        [0, Number.NaN, -1],
        [1, 300, 1],
      ]),
    );
    expect(unknown[0]).toEqual({ responses: 1, medianLength: null, correct: null });
    expect(contentCautions(unknown, NAMES)).toEqual([]);
  });
});
