import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { recordLines } from "./record-lines";

async function* piecesOf(text: string, cut: number) {
  const bytes = new TextEncoder().encode(text);
  for (let from = 0; from < bytes.length; from += cut) yield bytes.subarray(from, from + cut);
}

async function linesOf(text: string, cut: number, longest?: number): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of recordLines(piecesOf(text, cut), longest)) lines.push(line);
  return lines;
}

describe("The lines of a record", () => {
  it("are those of the text, wherever its pieces are cut", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: "grapheme-composite", maxLength: 20 })),
        fc.integer({ min: 1, max: 9 }),
        async (parts, cut) => {
          const text = parts.join("\n");
          const lines = text.split("\n");
          if (lines.at(-1) === "") lines.pop();
          expect(await linesOf(text, cut)).toEqual(lines);
        },
      ),
    );
  });

  it("cost as much for each piece of a long line as for the one before", async () => {
    const looked = vi.spyOn(String.prototype, "split");
    const searched = vi.spyOn(String.prototype, "indexOf");
    const characters = async (length: number) => {
      searched.mockClear();
      await linesOf("x".repeat(length), 1024, length);
      const work = searched.mock.contexts.map((text) => String(text).length);
      return work.reduce((sum, one) => sum + one, 0);
    };
    const [one, two, four] = [
      await characters(100_000),
      await characters(200_000),
      await characters(400_000),
    ];
    expect([two, four]).toEqual([2 * one, 4 * one]);
    expect(looked).not.toHaveBeenCalled();
  });

  it("are refused as soon as one is too long, however much of it follows", async () => {
    let read = 0;
    async function* endless() {
      for (;;) {
        read += 1;
        yield new Uint8Array(1024).fill(120);
      }
    }
    const reading = (async () => {
      for await (const line of recordLines(endless(), 10_000)) expect(line).toBe("never");
    })();
    await expect(reading).rejects.toThrow(RangeError);
    expect(read).toBe(10);
  });

  it("are refused where they are too long and complete in one piece", async () => {
    await expect(linesOf(`${"x".repeat(20)}\n`, 1000, 10)).rejects.toThrow(RangeError);
  });
});
