import { describe, expect, it } from "vitest";
import { codeAt, findStep, stepAt, toBase32 } from "./one-time-password";

const SECRET = Buffer.from("12345678901234567890");

describe("A one-time password", () => {
  it.each([
    [59, "94287082"],
    [1111111109, "07081804"],
    [1111111111, "14050471"],
    [1234567890, "89005924"],
    [2000000000, "69279037"],
    [20000000000, "65353130"],
  ])("is at %i seconds what RFC 6238 says", (seconds, code) => {
    expect(codeAt(SECRET, stepAt(seconds * 1000), 8)).toBe(code);
  });

  it.each(
    [
      "755224",
      "287082",
      "359152",
      "969429",
      "338314",
      "254676",
      "287922",
      "162583",
      "399871",
      "520489",
    ].map((code, counter) => [counter, code] as const),
  )("is for the counter %i what RFC 4226 says", (counter, code) => {
    expect(codeAt(SECRET, counter)).toBe(code);
  });

  it("is taken a step early or late, and no further away", () => {
    const now = 1_234_567_890_000;
    const step = stepAt(now);
    for (const away of [-1, 0, 1]) {
      expect(findStep(SECRET, codeAt(SECRET, step + away), now)).toBe(step + away);
    }
    for (const away of [-2, 2])
      expect(findStep(SECRET, codeAt(SECRET, step + away), now)).toBeNull();
    for (const code of ["", "12345", "1234567", "abcdef"]) {
      expect(findStep(SECRET, code, now)).toBeNull();
    }
  });
});

it.each([
  ["", ""],
  ["f", "MY"],
  ["fo", "MZXQ"],
  ["foo", "MZXW6"],
  ["foob", "MZXW6YQ"],
  ["fooba", "MZXW6YTB"],
  ["foobar", "MZXW6YTBOI"],
])("%j is in Base32 what RFC 4648 says", (text, encoded) => {
  expect(toBase32(Buffer.from(text))).toBe(encoded);
});
