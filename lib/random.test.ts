import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRandom } from "./random";

const draw = <T>(count: number, next: () => T) => Array.from({ length: count }, next);
const mean = (numbers: number[]) => numbers.reduce((sum, x) => sum + x, 0) / numbers.length;

/** Pearson's statistic of counts that should all be equal. */
function unevenness(counts: number[]): number {
  const expected = mean(counts);
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

describe("createRandom", () => {
  it("gives the sequence that sfc32 written a second time, in another language, gives", () => {
    const golden: Record<string, number[]> = {
      "": [2034991655, 1190141124, 1207399709, 2546765435, 4053807687],
      grounded: [3292351716, 1826799089, 2990531568, 965107121, 3917420979],
      "study 7/participant 12": [1600201438, 2506682832, 434359264, 3210574507, 2815381552],
    };
    for (const [seed, bits] of Object.entries(golden)) {
      const { uniform } = createRandom(seed);
      expect(draw(5, uniform).map((value) => value * 2 ** 32)).toEqual(bits);
    }
  });

  it("keeps whole numbers, normal values and orders the same for ever, too", () => {
    const { below } = createRandom("grounded");
    expect(draw(10, () => below(10))).toEqual([6, 9, 8, 1, 9, 1, 7, 2, 4, 6]);
    expect(
      createRandom("grounded")
        .shuffle([..."abcdefgh"])
        .join(""),
    ).toBe("fchgbade");
    const { normal } = createRandom("grounded");
    const golden = [-1.5214811201801874, 0.24431634437001687, 2.0799218901779035];
    draw(3, normal).forEach((value, index) => {
      expect(value).toBeCloseTo(golden[index]!, 13);
    });
  });

  it("gives the same sequence for the same seed and another one for a seed that differs in a letter", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (seed, other) => {
        fc.pre(seed !== other);
        const sequence = draw(8, createRandom(seed).uniform);
        expect(draw(8, createRandom(seed).uniform)).toEqual(sequence);
        expect(draw(8, createRandom(other).uniform)).not.toEqual(sequence);
      }),
    );
  });

  it("spreads its values evenly over a thousand cells, also from one seed to the next", () => {
    const cells = 1000;
    const { uniform } = createRandom("even");
    const along = new Array<number>(cells).fill(0);
    const across = new Array<number>(cells).fill(0);
    for (let index = 0; index < 200_000; index++) {
      along[Math.floor(uniform() * cells)]! += 1;
      across[Math.floor(createRandom(`participant ${index}`).uniform() * cells)]! += 1;
    }
    // Chi-square with 999 degrees of freedom has mean 999 and standard deviation 44.7.
    expect(Math.abs(unevenness(along) - 999)).toBeLessThan(4.5 * 44.7);
    expect(Math.abs(unevenness(across) - 999)).toBeLessThan(4.5 * 44.7);
  });

  it("gives pairs of neighbours that are not correlated", () => {
    const values = draw(100_001, createRandom("neighbours").uniform).map((value) => value - 0.5);
    const products = values.slice(1).map((value, index) => value * values[index]! * 12);
    // The standard error of this correlation is 1 / sqrt(100000).
    expect(Math.abs(mean(products))).toBeLessThan(4.5 / Math.sqrt(100_000));
  });

  it("stays below the limit, reaches every number, and refuses a limit that is none", () => {
    const { below } = createRandom("below");
    const counts = new Array<number>(7).fill(0);
    for (let index = 0; index < 70_000; index++) counts[below(7)]! += 1;
    expect(counts).toHaveLength(7);
    expect(unevenness(counts)).toBeLessThan(30); // chi-square with 6 degrees of freedom, p < .0001
    expect(below(1)).toBe(0);
    for (const limit of [0, -1, 1.5, Number.NaN, 2 ** 32 + 1]) {
      expect(() => below(limit)).toThrow(RangeError);
    }
  });

  it("does not favour small numbers where the limit does not divide 2³²", () => {
    // Without rejection five eighths of the values would lie in the lower half.
    const limit = 3 * 2 ** 30;
    const { below } = createRandom("fair");
    const lower = draw(40_000, () => below(limit)).filter((value) => value < limit / 2).length;
    expect(Math.abs(lower / 40_000 - 0.5)).toBeLessThan(4.5 * Math.sqrt(0.25 / 40_000));
  });

  it("draws normal values with mean 0, variance 1, no skew and the right share beyond 1.96", () => {
    const values = draw(200_000, createRandom("normal").normal);
    expect(Math.abs(mean(values))).toBeLessThan(4.5 / Math.sqrt(200_000));
    expect(Math.abs(mean(values.map((z) => z ** 2)) - 1)).toBeLessThan(
      4.5 * Math.sqrt(2 / 200_000),
    );
    expect(Math.abs(mean(values.map((z) => z ** 3)))).toBeLessThan(4.5 * Math.sqrt(15 / 200_000));
    const beyond = values.filter((z) => Math.abs(z) > 1.959964).length / values.length;
    expect(Math.abs(beyond - 0.05)).toBeLessThan(4.5 * Math.sqrt(0.0475 / 200_000));
  });

  it("shuffles without losing an item, leaves the original alone, and makes every order as likely", () => {
    const { shuffle } = createRandom("orders");
    const items = Object.freeze(["a", "b", "c", "d"]);
    const orders = new Map<string, number>();
    for (let index = 0; index < 24_000; index++) {
      const order = shuffle(items).join("");
      orders.set(order, (orders.get(order) ?? 0) + 1);
    }
    expect(orders.size).toBe(24);
    expect([...orders.keys()].every((order) => [...order].sort().join("") === "abcd")).toBe(true);
    expect(unevenness([...orders.values()])).toBeLessThan(57); // 23 degrees of freedom, p < .0001
    expect(shuffle([])).toEqual([]);
  });
});
