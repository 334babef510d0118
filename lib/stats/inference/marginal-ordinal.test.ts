import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRandom } from "@/lib/random";
import { listPairs } from "@/lib/stats/numeric/list-pairs";
import { isEstimate } from "@/lib/stats/numeric/outcome";
import { readFigures } from "@/lib/stats/testing/read-references";
import { logisticNormal } from "./logistic-normal";
import { marginalOrdinal, type OrdinalFit } from "./marginal-ordinal";
import { maxTContrasts } from "./max-t-contrasts";

interface Reference {
  file: string;
  terms: string[];
  values: number[];
  thresholds: number[];
  effects: number[];
  variances: number[];
  covariance: number[][];
  /** By group and answer, then the means. */
  figures: number[];
  figures_covariance: number[][];
}
const references = readFigures<Reference[]>("marginal.json");

const zeros = (size: number) => Array.from({ length: size }, () => new Array<number>(size).fill(0));

const anyFit = fc
  .record({
    first: fc.double({ min: -3, max: 0, noNaN: true }),
    gaps: fc.array(fc.double({ min: 0.1, max: 2, noNaN: true }), { minLength: 1, maxLength: 3 }),
    effects: fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 1, maxLength: 3 }),
    variances: fc.array(fc.double({ min: 0, max: 4, noNaN: true }), { maxLength: 2 }),
  })
  .map(({ first, gaps, effects, variances }): OrdinalFit => {
    const thresholds = [first];
    for (const gap of gaps) thresholds.push(thresholds.at(-1)! + gap);
    const size = thresholds.length + effects.length + variances.length;
    return {
      values: [1, ...thresholds.map((_, k) => k + 2)],
      thresholds,
      effects: [0, ...effects],
      variances,
      covariance: zeros(size).map((row, i) => row.map((_, j) => (i === j ? 0.04 : 0.01))),
      varianceParameters: "variances",
    };
  });

describe("marginalOrdinal", () => {
  it.each(references)("agrees with R on clmm of $file with $terms", (wanted) => {
    const fit: OrdinalFit = { ...wanted, varianceParameters: "log-sds" };
    const ours = marginalOrdinal(fit);
    const k = wanted.thresholds.length;
    const groups = wanted.effects.length;
    const se = (place: number) => Math.sqrt(wanted.figures_covariance[place]![place]!);
    ours.groups.forEach(({ atLeast, mean }, group) => {
      atLeast.forEach((figure, answer) => {
        const place = group * k + answer;
        expect(figure.estimate).toBeCloseTo(wanted.figures[place]!, 9);
        expect(figure.se / se(place)).toBeCloseTo(1, 6);
      });
      expect(mean.estimate).toBeCloseTo(wanted.figures[groups * k + group]!, 9);
      expect(mean.se / se(groups * k + group)).toBeCloseTo(1, 6);
    });
    listPairs(groups).forEach(({ first, second }, pair) => {
      const [one, other] = [groups * k + first, groups * k + second];
      const between = wanted.figures_covariance;
      const variance = between[one]![one]! + between[other]![other]! - 2 * between[one]![other]!;
      const { mean } = ours.pairs[pair]!;
      expect(mean.estimate).toBeCloseTo(wanted.figures[other]! - wanted.figures[one]!, 9);
      expect(mean.se / Math.sqrt(variance)).toBeCloseTo(1, 6);
    });
  });

  it("has the worked example of its documentation", () => {
    const fit: OrdinalFit = {
      values: [0, 1],
      thresholds: [0],
      effects: [0, 1],
      variances: [1],
      covariance: zeros(2),
      varianceParameters: "fixed",
    };
    const { groups, pairs } = marginalOrdinal(fit);
    expect(groups[0]!.mean.estimate).toBeCloseTo(0.5, 12);
    expect(groups[1]!.atLeast[0]!.estimate).toBeCloseTo(0.696735, 6);
    expect(pairs[0]!.mean.estimate).toBeCloseTo(0.196735, 6);
  });

  it("is what answers of many participants and explanations come to", () => {
    const random = createRandom("marginal");
    const [thresholds, effects, variances] = [
      [-1.5, 0, 1.2],
      [0, 0.8],
      [0.9, 0.4],
    ];
    const fit: OrdinalFit = {
      values: [1, 2, 3, 4],
      thresholds,
      effects,
      variances,
      covariance: zeros(4),
      varianceParameters: "fixed",
    };
    const ours = marginalOrdinal(fit).groups;
    const draws = 200_000;
    effects.forEach((effect, group) => {
      const counts = [0, 0, 0];
      for (let draw = 0; draw < draws; draw++) {
        const moved = variances.reduce(
          (sum, own) => sum + Math.sqrt(own) * random.normal(),
          effect,
        );
        const u = random.uniform();
        const latent = moved + Math.log(u / (1 - u));
        thresholds.forEach((threshold, k) => {
          if (latent > threshold) counts[k]! += 1;
        });
      }
      counts.forEach((count, k) => {
        // Four standard errors of a proportion.
        expect(Math.abs(count / draws - ours[group]!.atLeast[k]!.estimate)).toBeLessThan(0.0045);
      });
    });
  });

  it("keeps probabilities in order, between 0 and 1, and means within the answers", () => {
    fc.assert(
      fc.property(anyFit, (fit) => {
        const { groups, pairs } = marginalOrdinal(fit);
        groups.forEach(({ atLeast, mean }, group) => {
          atLeast.forEach(({ estimate, lower, upper }, k) => {
            expect(lower).toBeGreaterThan(0);
            expect(upper).toBeLessThan(1);
            expect(lower).toBeLessThan(estimate);
            expect(upper).toBeGreaterThan(estimate);
            expect(estimate).toBeLessThan(atLeast[k - 1]?.estimate ?? 1);
            // More variance brings every probability nearer to one half, and effects nearer to none.
            const wider = marginalOrdinal({ ...fit, variances: fit.variances.map((v) => v + 1) });
            const away = Math.abs(estimate - 0.5);
            const then = Math.abs(wider.groups[group]!.atLeast[k]!.estimate - 0.5);
            expect(then).toBeLessThanOrEqual(away + 1e-12);
          });
          expect(mean.estimate).toBeGreaterThan(fit.values[0]!);
          expect(mean.estimate).toBeLessThan(fit.values.at(-1)!);
        });
        pairs.forEach(({ first, second, mean, atLeast }) => {
          const sign = Math.sign(fit.effects[second]! - fit.effects[first]!);
          expect(Math.sign(mean.estimate) * sign).toBeGreaterThanOrEqual(0);
          for (const one of atLeast) expect(one.estimate * sign).toBeGreaterThanOrEqual(-1e-15);
        });
      }),
      { numRuns: 60 },
    );
  });

  it("does not depend on how variances are parametrised", () => {
    fc.assert(
      fc.property(anyFit, (made) => {
        // Without variance the root has no slope.
        const fit = { ...made, variances: made.variances.map((variance) => variance + 0.02) };
        const fixed = fit.thresholds.length + fit.effects.length - 1;
        // What turns the covariance of variances into that of standard deviations.
        const scale = (place: number) =>
          place < fixed ? 1 : 1 / (2 * Math.sqrt(fit.variances[place - fixed]!));
        const covariance = fit.covariance.map((row, i) =>
          Array.from(row, (value, j) => value * scale(i) * scale(j)),
        );
        const one = marginalOrdinal(fit);
        const other = marginalOrdinal({ ...fit, covariance, varianceParameters: "sds" });
        expect(other.pairs[0]!.mean.se).toBeCloseTo(one.pairs[0]!.mean.se, 10);
      }),
      { numRuns: 30 },
    );
  });

  it("hands all pairs on to max-t, with the intervals' own errors", () => {
    const fit: OrdinalFit = { ...references[0]!, varianceParameters: "log-sds" };
    const ours = marginalOrdinal(fit, { df: 40 });
    const joint = maxTContrasts(ours.jointAtLeast(3), 40).contrasts.filter(isEstimate);
    joint.forEach((contrast, pair) => {
      const alone = ours.pairs[pair]!.atLeast[2]!;
      expect(contrast.estimate).toBeCloseTo(alone.estimate, 12);
      expect(contrast.se).toBeCloseTo(alone.se, 10);
      expect(contrast.lower).toBeLessThan(alone.lower);
    });
    expect(ours.jointMeans().estimates).toHaveLength(joint.length);
    expect(() => ours.jointAtLeast(0)).toThrow(RangeError);
  });

  it("refuses what is no fit", () => {
    const fit: OrdinalFit = { ...references[0]!, varianceParameters: "log-sds" };
    for (const wrong of [
      { values: [1, 2] },
      { thresholds: [...fit.thresholds].reverse() },
      { effects: fit.effects.map((effect) => effect + 1) },
      { variances: [-1] },
      { covariance: zeros(2) },
    ]) {
      expect(() => marginalOrdinal({ ...fit, ...wrong })).toThrow(RangeError);
    }
    expect(() => marginalOrdinal(fit, { df: 0 })).toThrow(RangeError);
    expect(() => marginalOrdinal(fit, { confidence: 1 })).toThrow(RangeError);
  });
});

describe("logisticNormal", () => {
  it("is the logistic function without variance, and one half in the middle with any", () => {
    expect(logisticNormal(1.3, 0).mean).toBeCloseTo(1 / (1 + Math.exp(-1.3)), 14);
    for (const variance of [0, 0.5, 3, 50, 900]) {
      expect(logisticNormal(0, variance).mean).toBeCloseTo(0.5, 12);
    }
    expect(() => logisticNormal(Number.NaN, 1)).toThrow(RangeError);
    expect(() => logisticNormal(0, -1)).toThrow(RangeError);
  });

  it("has derivatives that are its slopes", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -6, max: 6, noNaN: true }),
        fc.double({ min: 0.1, max: 30, noNaN: true }),
        (eta, variance) => {
          const { slope, byVariance } = logisticNormal(eta, variance);
          const step = 1e-4;
          const bySteps = (move: number, widen: number) =>
            (logisticNormal(eta + move, variance + widen).mean -
              logisticNormal(eta - move, variance - widen).mean) /
            (2 * step);
          expect(slope).toBeCloseTo(bySteps(step, 0), 7);
          expect(byVariance).toBeCloseTo(bySteps(0, step), 7);
        },
      ),
      { numRuns: 60 },
    );
  });
});
