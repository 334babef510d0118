import { describe, expect, it } from "vitest";
import { leaveOutLines } from "./import-skipped-lines";

describe("Lines that are left out", () => {
  it("become blank, so that the others keep their numbers", () => {
    expect(leaveOutLines("a,b\r\n1,2\r\n3,4\n5,6", [2, 4, 2])).toBe("a,b\r\n\r\n3,4\n");
  });

  it.each([
    ["the header", "\na,b\n1,2", 2],
    ["the header behind a line about it", "sep=;\n# from May\na;b\n1;2", 3],
    ["a line before the header", "sep=;\na;b\n1;2", 1],
    ["a blank line", "a,b\n\n1,2", 2],
    ["a line beyond the end", "a,b\n1,2\n", 3],
  ])("cannot be %s", (_, text, line) => {
    expect(() => leaveOutLines(text, [line])).toThrow(`ine ${line}`);
  });
});
