import { describe, expect, it } from "vitest";
import { splitJsonLines, splitJsonList } from "./split-json";
import type { Splitter } from "./text-flaw";

const read = <Part>(splitter: Splitter<Part>, text: string, size = text.length || 1) => {
  const parts: Part[] = [];
  for (let at = 0; at < text.length; at += size) {
    parts.push(...splitter.push(text.slice(at, at + size)));
  }
  return [...parts, ...splitter.end()];
};

const RECORDS = [
  { id: 1, text: 'a "b", [c] {d} \\ \n', list: [1, [2]], none: null },
  { id: 2, text: "]", inner: { a: "}" } },
  { id: 3 },
];

describe("A JSON list", () => {
  it.each([
    ["on one line", JSON.stringify(RECORDS), [1, 1, 1]],
    ["pretty-printed", JSON.stringify(RECORDS, null, 2), [2, 13, 20]],
    [
      "a record a line",
      `[\r\n${RECORDS.map((one) => JSON.stringify(one)).join(",\r\n")}\r\n]\r\n`,
      [2, 3, 4],
    ],
  ])("gives its records with their lines, wherever it is cut: %s", (_, text, lines) => {
    const expected = RECORDS.map((value, at) => ({ line: lines[at], value }));
    for (const size of [1, 2, 7, 10_000]) {
      expect(read(splitJsonList(), text, size)).toEqual(expected);
    }
  });

  it("may be empty, and hold anything", () => {
    expect(read(splitJsonList(), " [ ] \n")).toEqual([]);
    expect(read(splitJsonList(), '[1,"a",[2],true,{}]')).toHaveLength(5);
  });

  it.each([
    ["[{}", 1, "not closed"],
    ["[\n{},\n", 3, "not closed"],
    ["[\n{},\n{\n", 3, "JSON"],
    ["[{}]\n{}", 2, "follows the end"],
    ["[{},\n]", 2, "missing"],
    ["[{},,{}]", 1, "missing"],
    ['[{"a":1},\n{"a":b}]', 2, "Not valid JSON"],
    ['[{"a":1,\n"b":"x\ny"}]', 2, "line break within a text"],
    ["[{'a': 1}]", 1, "json.dumps"],
    ['[{"a":1}{"a":2}]', 1, "Not valid JSON"],
    ['[{"a":1,"b":2,"a":3}]', 1, '"a" is in the object twice'],
  ])("ends at what is wrong, with the line: %j", (text, line, words) => {
    for (const size of [1, 10_000]) {
      expect(() => read(splitJsonList(), text, size)).toThrow(
        expect.objectContaining({ line, message: expect.stringContaining(words) }),
      );
    }
  });
});

describe("JSON Lines", () => {
  const faults = (text: string) =>
    read(splitJsonLines(), text).flatMap((item) =>
      "fault" in item ? [[item.line, item.fault]] : [],
    );

  it("are read beyond a broken line, which is named", () => {
    const items = read(splitJsonLines(), '{"a":1}\nbroken\n\r\n{"a":2}');
    expect(items.map(({ line }) => line)).toEqual([1, 2, 4]);
  });

  it("with a raw line break in a text have one fault, on the line where the text begins", () => {
    expect(faults('{"a":1}\n{"a":"x\ny"}\n{"a":3}\n')).toEqual([
      [2, expect.stringContaining("line break within a text")],
    ]);
  });

  it.each([
    ["{'a': 'b'}", "json.dumps"],
    ['{"a": True}', "json.dumps"],
    ['{"a": NaN}', "null where a value is missing"],
    ['{"a": "True, NaN" b}', "Not valid JSON"],
    ['{"a":1,"a":2}', "twice"],
    [`{"a":${"[".repeat(70)}${"]".repeat(70)}}`, "64"],
  ])("say what is wrong in one sentence: %j", (text, words) => {
    expect(faults(text)).toEqual([[1, expect.stringContaining(words)]]);
  });

  it("of which thousands are broken are not read to the end, which is said", () => {
    const found = faults(`${"no\n".repeat(300_000)}{"a":1}\n`);
    expect(found).toHaveLength(2001);
    expect(found.at(-1)).toEqual([2001, expect.stringContaining("nothing behind them")]);
  });

  it("may have a name once in each of several objects", () => {
    expect(faults('{"a":{"a":1},"b":[{"a":1},{"a":2}],"c":"\\"a\\":"}')).toEqual([]);
  });
});
