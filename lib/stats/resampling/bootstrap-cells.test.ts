import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countCells, type RatedRows } from "./bootstrap-cells";

const someRows = fc
  .array(fc.tuple(fc.nat(5), fc.nat(2), fc.integer({ min: -1, max: 4 }), fc.nat(1)))
  .map(
    (rows): RatedRows => ({
      cluster: rows.map(([cluster]) => 10 * cluster),
      group: rows.map(([, group]) => group),
      groups: 3,
      measures: [
        { values: [1, 2, 3, 4, 5], value: rows.map(([, , value]) => value) },
        { values: [0, 0.5], value: rows.map(([, , , value]) => value) },
      ],
    }),
  );

describe("countCells", () => {
  it("counts the worked example by participant, in the order of their numbers", () => {
    const { participants, size, first, offsets, cell, count } = countCells({
      cluster: [9, 4, 9],
      group: [0, 0, 0],
      groups: 1,
      measures: [{ values: [1, 2], value: [0, 1, 1] }],
    });
    expect({ participants, size, first }).toEqual({ participants: 2, size: 2, first: [0] });
    expect([[...offsets], [...cell], [...count]]).toEqual([
      [0, 1, 3],
      [1, 0, 1],
      [1, 1, 1],
    ]);
  });

  it("loses no rating, makes none, and names each cell of a participant once", () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const { participants, first, offsets, cell, count } = countCells(rows);
        const numbers = [...new Set(Array.from(rows.cluster))].sort((a, b) => a - b);
        expect(participants).toBe(numbers.length);
        const listed: number[][] = [];
        for (let participant = 0; participant < participants; participant++) {
          for (let at = offsets[participant]!; at < offsets[participant + 1]!; at++) {
            listed.push([participant, cell[at]!, count[at]!]);
          }
        }
        const keys = listed.map(([participant, place]) => `${participant}/${place}`);
        expect(new Set(keys).size).toBe(keys.length);
        const wanted = new Map<string, number>();
        rows.measures.forEach(({ values, value }, measure) => {
          Array.from(value).forEach((place, row) => {
            if (place < 0) return;
            const own = first[measure]! + rows.group[row]! * values.length + place;
            const key = `${numbers.indexOf(rows.cluster[row]!)}/${own}`;
            wanted.set(key, (wanted.get(key) ?? 0) + 1);
          });
        });
        expect(new Map(keys.map((key, index) => [key, listed[index]![2]!]))).toEqual(wanted);
      }),
    );
  });

  it("does not depend on the order of the rows", () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const turned = {
          ...rows,
          cluster: Array.from(rows.cluster).reverse(),
          group: Array.from(rows.group).reverse(),
          measures: rows.measures.map(({ values, value }) => ({
            values,
            value: Array.from(value).reverse(),
          })),
        };
        expect(countCells(turned)).toEqual(countCells(rows));
      }),
    );
  });

  it("refuses columns that do not fit together", () => {
    const good: RatedRows = {
      cluster: [1],
      group: [0],
      groups: 1,
      measures: [{ values: [1, 2], value: [1] }],
    };
    expect(() => countCells(good)).not.toThrow();
    const bad: RatedRows[] = [
      { ...good, groups: 0.5 },
      { ...good, groups: 0 },
      { ...good, group: [] },
      { ...good, group: [-1] },
      { ...good, measures: [{ values: [1, 2], value: [] }] },
      { ...good, measures: [{ values: [1, 2], value: [2] }] },
      { ...good, measures: [{ values: [2, 1], value: [0] }] },
      { ...good, measures: [{ values: [1, Number.NaN], value: [0] }] },
    ];
    for (const rows of bad) expect(() => countCells(rows)).toThrow(RangeError);
  });
});
