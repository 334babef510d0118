import { describe, expect, it } from "vitest";
import { remember } from "./remember";

describe("remember", () => {
  it("computes once for a version, again for another, and each key apart", () => {
    let computed = 0;
    const compute = () => {
      computed += 1;
      return computed;
    };
    expect(remember("a", "1", compute)).toBe(1);
    expect(remember("a", "1", compute)).toBe(1);
    expect(remember("b", "1", compute)).toBe(2);
    expect(remember("a", "2", compute)).toBe(3);
    expect(remember("b", "1", compute)).toBe(2);
  });

  it("forgets what was not asked for the longest", () => {
    let computed = 0;
    const ask = (key: string) =>
      remember(key, "1", () => {
        computed += 1;
        return key;
      });
    ask("first");
    for (let index = 0; index < 200; index++) ask(`other ${index}`);
    const before = computed;
    ask("other 199");
    expect(computed).toBe(before);
    ask("first");
    expect(computed).toBe(before + 1);
  });
});
