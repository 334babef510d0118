import { expect, it } from "vitest";
import { readProportion } from "./read-proportion";

it.each([
  ["0.651", 0.651, []],
  ["1", 1, []],
  ["6.51e-1", 0.651, []],
  ["0,651", 0.651, ["decimal comma"]],
  [",5", 0.5, ["decimal comma"]],
  ["65.1%", 0.651, ["percent sign"]],
  ["65,1 %", 0.651, ["decimal comma", "percent sign"]],
  ["100%", 1, ["percent sign"]],
  ["０.６５", 0.65, []],
  ["٦٥%", 0.65, ["percent sign"]],
  ["−0.5", -0.5, []],
])("%j is %d", (text, value, styles) => {
  expect(readProportion(text)).toEqual({ value, styles });
});

it.each(["", "%", "x", "0,6,5", "1.000,5", "65.1%%", "6e1%", "0,651,", "NA"])(
  "%j is no proportion",
  (text) => {
    expect(readProportion(text)).toBeNull();
  },
);

it.each(["9", " "])("a long cell of %j is none, without a search that grows faster", (sign) => {
  expect(readProportion(`${sign.repeat(100_000)}x`)).toBeNull();
});
