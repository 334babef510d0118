import fc from "fast-check";
import { expect, it } from "vitest";
import { readNumberLines } from "./read-number-lines";

it("Lines of numbers are read as they were written, wherever their bytes are cut", () => {
  const lines = fc.array(
    fc.array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), { minLength: 1, maxLength: 12 }),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(lines, fc.integer({ min: 1, max: 40 }), (written, size) => {
      const bytes = new TextEncoder().encode(written.map((line) => `${line.join(",")}\n`).join(""));
      const read: number[][] = [];
      const take = readNumberLines((numbers) => read.push([...numbers]));
      for (let at = 0; at < bytes.length; at += size) take(bytes.subarray(at, at + size));
      expect(read).toEqual(written.map((line) => line.map((number) => number + 0)));
    }),
  );
});
