import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countByCluster } from "@/lib/stats/descriptive/clustered-counts";
import { prepareCumulativeLinkData } from "./cumulative-link-data";
import { findInterceptMode } from "./cumulative-link-mode";

describe("findInterceptMode", () => {
  it("finds where the slope is zero, from any start and for any spread of participants", () => {
    const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
    const ratings = fc.array(fc.nat(3), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(
        ratings,
        number(-30, 30),
        number(-7, 3),
        number(-500, 500),
        (own, at, log, from) => {
          // A second participant gives every answer, so that none is left out.
          const value = [...own, 0, 1, 2, 3];
          const data = prepareCumulativeLinkData(
            countByCluster({
              values: [1, 2, 3, 4],
              groups: 1,
              cluster: value.map((_, row) => Number(row >= own.length)),
              group: value.map(() => 0),
              value,
            }),
          );
          const thresholds = [at, at + 1, at + 3];
          const odds = Float64Array.from(thresholds, (threshold) => Math.exp(-threshold));
          const precision = Math.exp(-2 * log);
          const mode = findInterceptMode(data, 0, odds, precision, from);

          let slope = -precision * mode;
          let information = precision;
          const above = thresholds.map((threshold) => 1 / (1 + Math.exp(threshold - mode)));
          for (const answer of own) {
            if (answer > 0) slope += 1;
            [answer - 1, answer].forEach((j) => {
              if (j < 0 || j > 2) return;
              slope -= above[j]!;
              information += above[j]! * (1 - above[j]!);
            });
          }
          expect(Math.abs(slope) / Math.sqrt(information)).toBeLessThan(1e-9);
        },
      ),
      { numRuns: 500 },
    );
  });

  it("is at zero for answers that lie evenly around it", () => {
    const data = prepareCumulativeLinkData(
      countByCluster({ values: [1, 2], groups: 1, cluster: [0, 0], group: [0, 0], value: [0, 1] }),
    );
    expect(findInterceptMode(data, 0, new Float64Array([1]), 0.5, 3)).toBeCloseTo(0, 12);
  });
});
