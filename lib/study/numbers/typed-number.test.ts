import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readTypedNumber, readTypedWhole } from "./typed-number";

describe("typed numbers", () => {
  it("are whole numbers as people write them", () => {
    for (const text of [
      "25",
      " 25 ",
      "+25",
      "25.0",
      "25,0",
      "25.",
      "２５",
      "＋２５",
      "٢٥",
      "۲۵",
      "२५",
      "๒๕",
      "٢٥٫٠",
      "\u00a025\u202f",
      "025",
      "𝟤𝟧",
    ]) {
      expect([text, readTypedWhole(text)]).toEqual([text, 25]);
    }
    for (const text of ["-3", "−3", "–3", "－３", "﹣3", "‐3", "- 3"]) {
      expect([text, readTypedWhole(text)]).toEqual([text, -3]);
    }
    for (const text of [
      "12 000",
      "12\u2009000",
      "12\u00a0000",
      "12\u202f000",
      "12’000",
      "12'000",
      "١٢٬٠٠٠",
    ]) {
      expect([text, readTypedWhole(text)]).toEqual([text, 12_000]);
    }
    for (const text of ["1,234,567", "1.234.567", "1 234 567", "1,234,567.0", "1.234.567,0"]) {
      expect([text, readTypedWhole(text)]).toEqual([text, 1_234_567]);
    }
  });

  it("are nothing where the text is none, or can be meant in two ways", () => {
    for (const text of [
      "",
      " ",
      "x",
      "1e1",
      "2.5",
      "1,000",
      "1.000",
      "25.000",
      "1 2",
      "--2",
      "+-2",
      "0x10",
      "½",
      "²",
      "1²",
      "①",
      "Infinity",
      "1..0",
      "1,2,3",
      "12,00,000",
    ]) {
      expect([text, readTypedWhole(text)]).toEqual([text, null]);
    }
  });

  it("have decimals behind a point or a comma", () => {
    expect(readTypedNumber("1.5")).toBe(1.5);
    expect(readTypedNumber("−1,5")).toBe(-1.5);
    expect(readTypedNumber(",5")).toBe(0.5);
    expect(readTypedNumber("0,125")).toBe(0.125);
    expect(readTypedNumber("1.125")).toBe(1.125);
    expect(readTypedNumber("1,125")).toBeNull();
    expect(readTypedNumber("1.000")).toBe(1);
    expect(readTypedNumber("1,234.5")).toBe(1234.5);
    expect(readTypedNumber("1.234,5")).toBe(1234.5);
    expect(readTypedNumber("١٫٥")).toBe(1.5);
  });

  it("come back from every script's digits", () => {
    const zeros = [0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10, 0x1d7ce, 0x1d7f6];
    fc.assert(
      fc.property(
        fc.integer({ min: -9e8, max: 9e8 }),
        fc.constantFrom(...zeros),
        (number, zero) => {
          const written = String(number).replace(/\d/g, (digit) =>
            String.fromCodePoint(zero + Number(digit)),
          );
          expect(readTypedWhole(written)).toBe(number);
        },
      ),
    );
  });

  it("is looked for in one pass, however long the text", () => {
    expect(readTypedNumber(`${"9".repeat(100_000)}x`)).toBeNull();
  });
});
