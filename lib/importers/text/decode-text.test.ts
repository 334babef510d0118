import { describe, expect, it } from "vitest";
import { decodeText, textDecoder } from "./decode-text";

const TEXT = "id,name\r\n1,Größe\r\n2,橱柜 😀\r\n";
const utf16 = (text: string, big = false) => {
  const bytes = Buffer.from(text, "utf16le");
  return big ? bytes.swap16() : bytes;
};

describe("The text of a file", () => {
  it.each([
    ["UTF-8", Buffer.from(TEXT)],
    ["UTF-8 with a mark", Buffer.from(`\uFEFF${TEXT}`)],
    ["UTF-16", utf16(TEXT)],
    ["UTF-16 with a mark", utf16(`\uFEFF${TEXT}`)],
    ["UTF-16 of the other order", utf16(TEXT, true)],
    ["UTF-16 of the other order with a mark", utf16(`\uFEFF${TEXT}`, true)],
  ])("is read in %s, wherever it is cut", (_, bytes) => {
    expect(decodeText(bytes)).toEqual({ text: TEXT });
    for (let size = 1; size <= bytes.length; size += 1) {
      const decoder = textDecoder();
      const pieces: string[] = [];
      for (let at = 0; at < bytes.length; at += size) {
        pieces.push(...decoder.push(bytes.subarray(at, at + size)));
      }
      expect([...pieces, ...decoder.end()].join("")).toBe(TEXT);
    }
  });

  it.each([
    ["Windows-1252", Buffer.from("a\r\nb\r\nGröße\r\n", "latin1"), 3, "Windows-1252"],
    ["Latin-1 with CR alone", Buffer.from("a\rb\rGröße\r", "latin1"), 3, "Windows-1252"],
    ["half a character at the end", Buffer.from("a\nbü").subarray(0, -1), 2, "UTF-8"],
    ["half a character of UTF-16", utf16("id,name\n1,\uD83D\n2,b\n"), 2, "half a character"],
    ["a zero", Buffer.from("a,b\n1,2\n3,\0\n"), 3, "NUL"],
    ["a Parquet file", Buffer.from("PAR1\x15\x04"), 1, "read_parquet"],
  ])("is refused with the line, never guessed: %s", (_, bytes, line, words) => {
    const problem = { line, reason: expect.stringContaining(words) };
    expect(decodeText(bytes)).toEqual({ problem });
  });

  it("names the same line however long the file is before it, and wherever it is cut", () => {
    for (const ends of ["\n", "\r\n", "\r"]) {
      const before = `1,Größe 橱柜${ends}`.repeat(3000);
      const bytes = Buffer.concat([Buffer.from(`${before}2,caf`), Buffer.of(0xe9, 0x0a)]);
      for (const size of [1000, 4096, 65_536]) {
        const decoder = textDecoder();
        const read = () => {
          for (let at = 0; at < bytes.length; at += size) {
            decoder.push(bytes.subarray(at, at + size));
          }
        };
        expect(read).toThrow(expect.objectContaining({ line: 3001 }));
      }
    }
  });
});
