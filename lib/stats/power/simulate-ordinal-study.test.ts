import { describe, expect, it } from "vitest";
import { createRandom } from "@/lib/random";
import { sumOverClusters } from "@/lib/stats/descriptive/clustered-counts";
import { isEstimate } from "@/lib/stats/numeric/outcome";
import { fitCumulativeLinkMixedModel } from "@/lib/stats/ordinal/cumulative-link-mixed-model";
import { type OrdinalDesign, simulateOrdinalStudy } from "./simulate-ordinal-study";

const design: OrdinalDesign = {
  participants: 40,
  explanationsPerMethod: 3,
  thresholds: [-2, -1, 1.5],
  effects: [0, 0.5, -0.5],
  randomVariance: 2,
  contrast: { first: 0, second: 1 },
};

const sumOf = (numbers: ArrayLike<number>) => Array.from(numbers).reduce((a, b) => a + b, 0);

describe("simulating an ordinal study", () => {
  it("gives every participant the planned ratings of every method, in cells as counted from rows", () => {
    const counts = simulateOrdinalStudy(design, createRandom("planned"));
    expect(counts.clusters).toBe(40);
    expect(counts.values).toEqual([1, 2, 3, 4]);
    for (let cluster = 0; cluster < counts.clusters; cluster++) {
      const byMethod = [0, 0, 0];
      let before = -1;
      for (let cell = counts.offsets[cluster]!; cell < counts.offsets[cluster + 1]!; cell++) {
        byMethod[counts.group[cell]!]! += counts.count[cell]!;
        const place = counts.group[cell]! * 4 + counts.value[cell]!;
        expect(place).toBeGreaterThan(before);
        before = place;
      }
      expect(byMethod).toEqual([3, 3, 3]);
    }
  });

  it("gives the same study from the same seed, and another from another", () => {
    const draw = (seed: string) => simulateOrdinalStudy(design, createRandom(seed));
    expect(draw("a")).toEqual(draw("a"));
    expect(draw("a")).not.toEqual(draw("b"));
  });

  it("begins a larger study with the participants of a smaller one", () => {
    const small = simulateOrdinalStudy(design, createRandom("grows"));
    const large = simulateOrdinalStudy({ ...design, participants: 80 }, createRandom("grows"));
    expect(large.value.slice(0, small.value.length)).toEqual(small.value);
    expect(large.count.slice(0, small.count.length)).toEqual(small.count);
  });

  it("never lowers a rating when the effect of its method is raised", () => {
    const means = [-1, 0, 0.1, 0.2, 3].map((effect) => {
      const moved = { ...design, effects: [0, effect, -0.5] };
      const table = sumOverClusters(simulateOrdinalStudy(moved, createRandom("common")));
      return table.map((ofMethod) => sumOf(ofMethod.map((count, place) => count * place)));
    });
    means.slice(1).forEach((mean, place) => {
      expect(mean[1]).toBeGreaterThanOrEqual(means[place]![1]!);
      expect([mean[0], mean[2]]).toEqual([means[place]![0], means[place]![2]]);
    });
  });

  it("leaves out the share of ratings that is not completed, and participants without any", () => {
    const large = { ...design, participants: 4000, completion: 0.75 };
    const counts = simulateOrdinalStudy(large, createRandom("incomplete"));
    // 36,000 planned; three standard errors of a share are .007.
    expect(Math.abs(sumOf(counts.count) / 36_000 - 0.75)).toBeLessThan(0.007);
    const few = simulateOrdinalStudy({ ...large, completion: 0.05 }, createRandom("few"));
    expect(few.clusters).toBeLessThan(4000);
    expect(few.offsets.length).toBe(few.clusters + 1);
    for (let cluster = 0; cluster < few.clusters; cluster++) {
      expect(few.offsets[cluster + 1]).toBeGreaterThan(few.offsets[cluster]!);
    }
  });

  it("has the answers' probabilities of the model where participants do not differ", () => {
    const same = { ...design, participants: 5000, randomVariance: 0 };
    const table = sumOverClusters(simulateOrdinalStudy(same, createRandom("shares")));
    const below = (k: number, effect: number) =>
      k < 0 ? 0 : k > 2 ? 1 : 1 / (1 + Math.exp(effect - design.thresholds[k]!));
    table.forEach((ofMethod, method) => {
      ofMethod.forEach((count, place) => {
        const effect = design.effects[method]!;
        const wanted = below(place, effect) - below(place - 1, effect);
        const error = Math.sqrt((wanted * (1 - wanted)) / 15_000);
        expect(Math.abs(count / 15_000 - wanted)).toBeLessThan(4 * error);
      });
    });
  });

  it("is recovered by the fit of a large study: thresholds, effects and variance", () => {
    const large = { ...design, participants: 3000, explanationsPerMethod: 5 };
    const counts = simulateOrdinalStudy(large, createRandom("large"));
    const fit = fitCumulativeLinkMixedModel(counts, { nodes: 10 });
    if (!isEstimate(fit)) throw new Error("A large study has estimates.");
    const wanted = [-2, -1, 1.5, 0.5, -0.5];
    fit.coefficients.forEach(({ estimate, se }, place) => {
      expect(se).toBeLessThan(0.05);
      expect(Math.abs(estimate - wanted[place]!)).toBeLessThan(4 * se);
    });
    expect(Math.abs(fit.randomVariance - 2)).toBeLessThan(0.25);
  });

  it.each<[string, Partial<OrdinalDesign>]>([
    ["one participant", { participants: 1 }],
    ["half an explanation", { explanationsPerMethod: 0.5 }],
    ["no thresholds", { thresholds: [] }],
    ["thresholds that fall", { thresholds: [1, 0] }],
    ["a threshold without end", { thresholds: [0, Number.POSITIVE_INFINITY] }],
    ["one method", { effects: [0] }],
    ["an effect that is no number", { effects: [0, Number.NaN] }],
    ["a negative variance", { randomVariance: -1 }],
    ["a contrast of a method with itself", { contrast: { first: 1, second: 1 } }],
    ["a contrast with a method that is not there", { contrast: { first: 0, second: 3 } }],
    ["no completion", { completion: 0 }],
    ["more completion than there is", { completion: 1.1 }],
  ])("refuses %s", (_, change) => {
    const draw = () => simulateOrdinalStudy({ ...design, ...change }, createRandom("no"));
    expect(draw).toThrow(RangeError);
  });
});
