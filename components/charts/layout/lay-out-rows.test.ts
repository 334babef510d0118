import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layOutRows, type RowLayoutInput } from "./lay-out-rows";

const input: RowLayoutInput = {
  width: 900,
  groups: [2, 1],
  names: ["MT against CF", "MT+CF against CF", "MT+CF against MT"],
  labels: ["2.41 (1.69 to 3.43)", "1.00 (0.80 to 1.25)", "0.41 (0.29 to 0.58)"],
  fontSize: 13,
  marks: 20,
  aside: 80,
  lane: 26,
};

describe("A chart of rows", () => {
  it("has names, drawing and numbers side by side where there is room", () => {
    const layout = layOutRows(input);
    expect(layout.isNarrow).toBe(false);
    expect(layout.plot[0]).toBeGreaterThan(100);
    expect(layout.plot[1]).toBeLessThan(layout.labelX);
    for (const row of layout.rows) expect(row.nameY).toBe(row.y);
  });

  it("has the name above the drawing on a phone, which keeps most of the width", () => {
    const layout = layOutRows({ ...input, width: 328 });
    expect(layout.isNarrow).toBe(true);
    expect(layout.plot[1] - layout.plot[0]).toBeGreaterThan(140);
    for (const row of layout.rows) expect(row.nameY).toBeLessThan(row.y - 20);
  });

  it("never puts a row on another, at any width and with names of any length", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 320, max: 1400 }),
        fc.string({ maxLength: 60 }),
        (width, name) => {
          const { rows, headings, height } = layOutRows({
            ...input,
            names: [name, "a", "b"],
            width,
          });
          const ys = rows.flatMap(({ nameY, y, asideY }) => [
            Math.min(nameY, y, asideY),
            Math.max(nameY, y, asideY),
          ]);
          expect(ys).toEqual(ys.toSorted((a, b) => a - b));
          for (let row = 1; row < rows.length; row += 1) {
            expect(rows[row]!.y - rows[row - 1]!.y).toBeGreaterThanOrEqual(26);
          }
          expect(headings).toHaveLength(2);
          expect(height).toBeGreaterThan(ys.at(-1)!);
        },
      ),
    );
  });
});
