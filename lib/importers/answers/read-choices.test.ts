import { describe, expect, it } from "vitest";
import { labelsAfter } from "./choice-labels";
import { readChoiceCell, readChoiceColumns } from "./read-choices";
import { readPythonValue } from "./read-python-list";

const plain = { texts: ["oven", "barn"], labels: null };

describe("Choices", () => {
  it.each([
    "oven|barn",
    "oven; barn",
    "oven\tbarn",
    "oven\r\nbarn",
    '["oven", "barn"]',
    "['oven', 'barn']",
    "('oven', 'barn')",
    "['oven' 'barn']",
    "{'label': array(['A', 'B'], dtype=object), 'text': array(['oven', 'barn'], dtype=object)}",
    '{"label": ["A", "B"], "text": ["oven", "barn"]}',
    '[{"label": "A", "text": "oven"}, {"label": "B", "text": "barn"}]',
    '{"A": "oven", "B": "barn"}',
    "(a) oven (b) barn",
    "(a) oven\n(b) barn",
    "A. oven\nB. barn",
  ])("are read from %j", (cell) => {
    expect(readChoiceCell(cell)).toEqual(plain);
  });

  it("are read from lists of JSON, with the labels that stand in front of their texts", () => {
    expect(readChoiceCell(["oven", "barn"])).toEqual(plain);
    expect(readChoiceCell(["A)21", "B)22", "C)23"])).toEqual({
      texts: ["21", "22", "23"],
      labels: null,
    });
    expect(readChoiceCell([1, 2])).toEqual({ texts: ["1", "2"], labels: null });
    expect(readChoiceCell(["1. May", "2. May"])).toMatchObject({ texts: ["1. May", "2. May"] });
  });

  it("keep labels that are not a, b, c in their order", () => {
    expect(readChoiceCell({ label: ["B", "A"], text: ["oven", "barn"] })).toEqual({
      texts: ["oven", "barn"],
      labels: ["B", "A"],
    });
    expect(readChoiceCell({ label: [1, 2], text: ["oven", "barn"] })).toMatchObject({
      labels: ["1", "2"],
    });
    expect(readChoiceCell("(1) oven (2) barn")).toMatchObject({ labels: ["1", "2"] });
  });

  it("in several columns may leave the last ones empty", () => {
    expect(readChoiceColumns(["oven", "barn", "", null])).toEqual(plain);
    expect(readChoiceColumns(["oven", "", "barn"])).toMatchObject({ texts: ["oven", "", "barn"] });
  });

  it.each([
    ["cupboard, oven, garden", /bar between choices/],
    [[true, false], /true and false of JSON/],
    [{ label: ["A"], text: ["x", "y"] }, /1 labels for 2 choices/],
    [{ label: ["A", "A"], text: ["x", "y"] }, /share a label/],
    [["x", ["y"]], /not a text/],
  ])("%j are refused in one sentence", (cell, reason) => {
    expect(readChoiceCell(cell)).toMatchObject({ reason: expect.stringMatching(reason) });
  });
});

describe("A value in Python's notation", () => {
  it.each([
    ["['it\\'s', \"b\\\"c\", 'd\\ne']", ["it's", 'b"c', "d\ne"]],
    ["[True, None, 1.5, nan]", [true, null, 1.5, null]],
    ["{'a': ['\\u00e9', '\\x41']}", { a: ["é", "A"] }],
    ["array([1, 2, 3], dtype=int64)", [1, 2, 3]],
  ])("%s is read", (text, value) => {
    expect(readPythonValue(text)).toEqual(value);
  });

  it.each(["['a'", "[a]", "['a'] x", "['\\uZZZZ']", `${"[".repeat(50_000)}`, ""])(
    "%# is none",
    (text) => {
      expect(readPythonValue(text)).toBeUndefined();
    },
  );
});

describe("Labels after an edit", () => {
  const was = (...places: (number | null)[]) => places.map((place) => ({ was: place }));

  it("stay with their choices, and new choices get the next", () => {
    expect(labelsAfter([], was(0, 1, null))).toEqual([]);
    expect(labelsAfter([], was(1, 0))).toEqual(["B", "A"]);
    expect(labelsAfter(["1", "2"], was(1, null, 0))).toEqual(["2", "3", "1"]);
    expect(labelsAfter(["B", "A"], was(0, 1, null))).toEqual(["B", "A", "C"]);
  });
});
