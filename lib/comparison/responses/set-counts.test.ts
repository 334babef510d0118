import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createGrowingTable } from "./growing-table";
import { countParticipant, countTable, createCounts } from "./set-counts";

const methods = ["CF", "MT"].map((key) => ({ key, label: key }));
const constructs = ["A", "B"].map((key) => ({ key, statement: null, points: 3 }));
const rest = { question: 0, position: 1, length: 10 };

describe("The counts of a table", () => {
  it("hold every answer by construct and method, and every sum of complete responses", () => {
    const table = createGrowingTable(methods, constructs);
    table.add({ ...rest, participant: 0, method: 0, ratings: [2, 1] });
    table.add({ ...rest, participant: 0, method: 1, ratings: [0, 0] });
    table.add({ ...rest, participant: 1, method: 1, ratings: [-1, 2] });
    expect(countTable({ ...table.view(), aboutYou: [] })).toEqual({
      counts: [
        [
          [0, 0, 1],
          [1, 0, 0],
        ],
        [
          [0, 1, 0],
          [1, 0, 1],
        ],
      ],
      sums: [
        [0, 0, 0, 1, 0],
        [1, 0, 0, 0, 0],
      ],
      participants: 2,
      responses: 3,
    });
  });

  it("are the same whether counted at once or kept as participants come and go", () => {
    const response = fc.record({
      participant: fc.nat(3),
      method: fc.nat(1),
      ratings: fc.array(fc.integer({ min: -1, max: 2 }), { minLength: 2, maxLength: 2 }),
    });
    fc.assert(
      fc.property(fc.array(response), fc.nat(3), (responses, leaving) => {
        const table = createGrowingTable(methods, constructs);
        const rows: number[][] = [[], [], [], []];
        for (const added of responses) {
          rows[added.participant]?.push(table.add({ ...rest, ...added }));
        }
        const kept = createCounts({ methods, constructs });
        for (const ofOne of rows) countParticipant(kept, table.view(), ofOne, 1);
        expect(kept).toEqual(countTable({ ...table.view(), aboutYou: [] }));

        countParticipant(kept, table.view(), rows[leaving] ?? [], -1);
        const others = createGrowingTable(methods, constructs);
        for (const added of responses) {
          if (added.participant !== leaving) others.add({ ...rest, ...added });
        }
        expect(kept).toEqual(countTable({ ...others.view(), aboutYou: [] }));
      }),
    );
  });
});
