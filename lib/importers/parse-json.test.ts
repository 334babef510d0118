import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEEPEST_JSON, JsonRefused, measureJson, parseJson } from "./parse-json";

/** What a value consists of, counted in the value itself. */
function counted(value: unknown): { depth: number; values: number } {
  if (typeof value !== "object" || value === null) return { depth: 0, values: 1 };
  const inner = Object.values(value).map(counted);
  const names = Array.isArray(value) ? 0 : inner.length;
  return {
    depth: 1 + Math.max(0, ...inner.map(({ depth }) => depth)),
    values: 1 + names + inner.reduce((sum, { values }) => sum + values, 0),
  };
}

describe("parseJson", () => {
  it("reads what JSON.parse reads, and never counts too little of it", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (text) => {
        expect(parseJson(text)).toEqual(JSON.parse(text));
        const { depth, values } = counted(JSON.parse(text));
        expect(measureJson(text).depth).toBeGreaterThanOrEqual(depth);
        expect(measureJson(text).values).toBeGreaterThanOrEqual(values);
      }),
    );
  });

  it("counts nothing that stands in a string", () => {
    expect(measureJson(JSON.stringify(["[[{,:", 'a"]', "\\", '\\"[']))).toMatchObject({ depth: 1 });
    expect(parseJson('"[[[["', { depth: 0 })).toBe("[[[[");
  });

  it("refuses lists in lists before it parses them", () => {
    const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
    expect(parseJson(nested(DEEPEST_JSON))).toBeDefined();
    for (const depth of [DEEPEST_JSON + 1, 100_000]) {
      expect(() => parseJson(nested(depth))).toThrow(JsonRefused);
      // Also where it breaks off.
      expect(() => parseJson("[".repeat(depth))).toThrow(JsonRefused);
    }
  });

  it("refuses more values than are allowed", () => {
    const text = JSON.stringify(Array.from({ length: 1000 }, () => ({})));
    expect(() => parseJson(text, { values: 1000 })).toThrow("More than 1,000 values and fields.");
    expect(parseJson(text, { values: 3000 })).toHaveLength(1000);
  });

  it("leaves what is no JSON to JSON.parse", () => {
    for (const text of ["", "{", '"a', "]]]", "nul"]) {
      expect(() => parseJson(text)).toThrow(SyntaxError);
    }
  });
});
