import { describe, expect, it } from "vitest";
import { createGrowingTable } from "./growing-table";

describe("A growing table", () => {
  it("keeps every response past the room that it began with", () => {
    const table = createGrowingTable(
      [{ key: "CF", label: "CF" }],
      [{ key: "A", statement: null, points: 5 }],
    );
    for (let index = 0; index < 5000; index++) {
      const place = table.add({
        participant: index % 7,
        method: 0,
        question: index,
        position: 1,
        length: index / 2,
        ratings: [index % 5],
      });
      expect(place).toBe(index);
    }
    const view = table.view();
    expect(view.responses).toBe(5000);
    expect(view.length).toHaveLength(5000);
    for (const index of [0, 1023, 1024, 4999]) {
      expect(view.participant[index]).toBe(index % 7);
      expect(view.length[index]).toBe(index / 2);
      expect(view.ratings[0]?.[index]).toBe(index % 5);
    }
  });

  it("holds a missing rating apart from every answer", () => {
    const table = createGrowingTable([], [{ key: "A", statement: null, points: 5 }]);
    table.add({ participant: 0, method: 0, question: 0, position: 1, length: 1, ratings: [] });
    expect(table.view().ratings[0]?.[0]).toBe(-1);
  });
});
