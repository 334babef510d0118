import { describe, expect, it } from "vitest";
import { readRecords } from "./read-records";

describe("Comment lines", () => {
  it("are named as far as ten, and counted beyond", () => {
    const reader = readRecords();
    reader.push(`${"# a note\n".repeat(1200)}a,b\n1,2\n`);
    reader.end();
    expect(reader.remarks()).toEqual([
      {
        line: 1,
        reason:
          "Lines 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 1,190 more begin with # and count as comments.",
      },
    ]);
  });
});
