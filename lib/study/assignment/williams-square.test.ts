import { describe, expect, it } from "vitest";
import { williamsSquare } from "./williams-square";

describe("williamsSquare", () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    "%i things: each is in every column and after every other one equally often",
    (size) => {
      const rows = williamsSquare(size);
      expect(rows).toHaveLength(size % 2 === 0 ? size : 2 * size);
      const times = rows.length / size;
      const pairs = new Map<string, number>();
      for (const row of rows) {
        expect(row.toSorted((a, b) => a - b)).toEqual(Array.from({ length: size }, (_, i) => i));
        for (let place = 1; place < size; place++) {
          const pair = `${row[place - 1]} ${row[place]}`;
          pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
        }
      }
      for (let column = 0; column < size; column++) {
        for (let thing = 0; thing < size; thing++) {
          expect(rows.filter((row) => row[column] === thing)).toHaveLength(times);
        }
      }
      expect(pairs.size).toBe(size * (size - 1));
      expect(new Set(pairs.values()).size).toBeLessThanOrEqual(1);
    },
  );
});
