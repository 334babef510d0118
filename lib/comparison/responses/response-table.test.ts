import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createGrowingTable } from "./growing-table";
import {
  countParticipants,
  listMeasures,
  type ResponseTable,
  selectResponses,
  sortedLevels,
} from "./response-table";

const construct = (key: string, points = 5) => ({ key, statement: null, points });

/** One response a row of ratings, each of another participant. */
function tableOf(constructs: ResponseTable["constructs"], rows: (number | null)[][]) {
  const table = createGrowingTable([{ key: "x", label: "x" }], constructs);
  rows.forEach((row, participant) => {
    const ratings = row.map((rating) => (rating ?? 0) - 1);
    table.add({ participant, method: 0, question: 0, position: 1, length: participant, ratings });
  });
  return { ...table.view(), aboutYou: [] };
}

describe("The measures of a table", () => {
  it("are its constructs, and Quality where there are several", () => {
    const keys = (count: number) =>
      listMeasures(
        tableOf(
          ["A", "B", "C"].slice(0, count).map((key) => construct(key)),
          [],
        ),
      ).map(({ key }) => key);
    expect(keys(1)).toEqual(["A"]);
    expect(keys(2)).toEqual(["A", "B", "Quality"]);
  });

  it("hold as Quality the mean of a response's ratings, unless one is missing", () => {
    const rating = fc.option(fc.integer({ min: 1, max: 5 }), { nil: null });
    const row = fc.tuple(rating, rating, rating);
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const table = tableOf(
          ["A", "B", "C"].map((key) => construct(key)),
          rows,
        );
        const { values, value } = listMeasures(table).at(-1)!;
        rows.forEach((ratings, response) => {
          const place = value[response]!;
          if (ratings.includes(null)) expect(place).toBe(-1);
          else expect(values[place]).toBeCloseTo(ratings.reduce((a, b) => a! + b!, 0)! / 3, 12);
        });
      }),
    );
  });

  it("have no Quality over scales of different lengths, and allow more sums than a byte holds", () => {
    const constructs = Array.from({ length: 20 }, (_, place) => construct(`C${place}`, 11));
    const { values, value } = listMeasures(tableOf(constructs, [constructs.map(() => 11)])).at(-1)!;
    expect(values[value[0]!]).toBe(11);
    const mixed = listMeasures(tableOf([construct("A", 3), construct("B", 7)], [[3, 7]]));
    expect(mixed.map(({ key }) => key)).toEqual(["A", "B"]);
  });
});

describe("Selected responses", () => {
  it("stay in their order, with all columns, and leave the table as it was", () => {
    const table = tableOf([construct("A")], [[1], [null], [3], [5]]);
    const selected = selectResponses(table, (response) => response !== 2);
    expect(selected.responses).toBe(3);
    expect([...selected.participant]).toEqual([0, 1, 3]);
    expect([...selected.length]).toEqual([0, 1, 3]);
    expect([...selected.ratings[0]!]).toEqual([0, -1, 4]);
    expect(countParticipants(selected)).toBe(3);
    expect(table.responses).toBe(4);
    expect(selectResponses(table, () => false).ratings[0]).toHaveLength(0);
  });
});

it("The answers about oneself are distinct and sorted, without those not given", () => {
  expect(sortedLevels(["b", null, "a", "b"])).toEqual(["a", "b"]);
});
