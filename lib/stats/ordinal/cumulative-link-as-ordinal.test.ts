import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countByCluster } from "@/lib/stats/descriptive/clustered-counts";
import { countFixture } from "@/lib/stats/testing/count-fixture";
import { cumulativeLinkAsOrdinal } from "./cumulative-link-as-ordinal";
import { prepareCumulativeLinkData } from "./cumulative-link-data";
import { cumulativeLinkMarginal } from "./cumulative-link-marginal";
import { gaussHermite } from "./gauss-hermite";

/** ordinal 2022.11-16, at places away from the maximum: log-likelihoods by data, nodes and log σ. */
const AT_PLACES: [string, number, number, number][] = [
  ["ties4", 1, 0, -106.9264094455869],
  ["ties4", 1, 0.7, -108.0394314517808],
  ["ties4", 1, 1.2, -111.3672696329719],
  ["ties4", 10, 0, -106.8526067353294],
  ["ties4", 10, 0.7, -107.892824796178],
  ["ties4", 10, 1.2, -111.1707585432988],
  ["missing", 1, 0, -107.5425774522597],
  ["missing", 1, 0.7, -108.8013357443898],
  ["missing", 1, 1.2, -112.1361161051816],
  ["missing", 10, 0, -107.4757330027447],
  ["missing", 10, 0.7, -108.6583681642365],
  ["missing", 10, 1.2, -111.9427148817438],
  ["big5000", 1, 0, -6473.565985850373],
  ["big5000", 1, 0.7, -6452.693841934845],
  ["big5000", 1, 1.2, -6514.257923224382],
  ["big5000", 10, 0, -6472.814183056448],
  ["big5000", 10, 0.7, -6451.688261459726],
  ["big5000", 10, 1.2, -6513.15255606627],
];

/** Thresholds from −2 to 2, effects .1, .2 and so on. */
function placeAt({ thresholds, groups }: { thresholds: number; groups: number }, logSigma: number) {
  const between = (k: number) => -2 + (4 * k) / (thresholds - 1);
  return Float64Array.from([
    ...Array.from({ length: thresholds }, (_, k) => between(k)),
    ...Array.from({ length: groups - 1 }, (_, group) => (group + 1) / 10),
    logSigma,
  ]);
}

/** The participants of the docstrings' example. */
const example = prepareCumulativeLinkData(
  countByCluster({
    values: [1, 2, 3],
    groups: 2,
    cluster: Array.from({ length: 18 }, (_, row) => Math.floor(row / 6)),
    group: Array.from({ length: 18 }, (_, row) => Math.floor(row / 3) % 2),
    value: [0, 0, 1, 0, 1, 1, 1, 2, 2, 2, 2, 2, 0, 1, 2, 1, 1, 2],
  }),
);

describe("cumulativeLinkAsOrdinal", () => {
  it.each(AT_PLACES)(
    "is R's at a place: %s, %i nodes, log σ %f",
    (name, nodes, logSigma, wanted) => {
      const data = prepareCumulativeLinkData(countFixture(name));
      const asOrdinal = cumulativeLinkAsOrdinal(data, gaussHermite(nodes));
      const at = placeAt(data, logSigma);
      const got = asOrdinal.evaluate(at, asOrdinal.findShares(at)!)!.value;
      expect(Math.abs(got / wanted - 1)).toBeLessThan(1e-13);
    },
  );

  it("is R's in the example, also where intercepts are too small for any step", () => {
    const asOrdinal = cumulativeLinkAsOrdinal(example, gaussHermite(1));
    const wanted = [
      { logSigma: 0, shares: [1, 1, 1], value: -16.9129355481267 },
      { logSigma: 2, shares: [1, 1, 1, 1], value: -19.7615957089312 },
      { logSigma: -11, shares: [], value: -18.9568519549951 },
    ];
    for (const { logSigma, shares, value } of wanted) {
      const at = new Float64Array([-1, 1, 1, logSigma]);
      expect(asOrdinal.findShares(at)).toEqual(shares);
      expect(asOrdinal.evaluate(at, shares)!.value).toBeCloseTo(value, 12);
    }
    const exact = cumulativeLinkMarginal(example, gaussHermite(1));
    expect(exact(new Float64Array([-1, 1, 1, 0]))!.value).toBeCloseTo(-16.9129343031, 9);
  });

  it("has the slopes that small moves show, whatever the shares of its steps", () => {
    const share = fc.constantFrom(1, 0.5, 0.25);
    fc.assert(
      fc.property(
        fc.constantFrom(1, 2, 10),
        fc.array(share, { maxLength: 5 }),
        fc.double({ min: -2, max: 1.5, noNaN: true }),
        fc.double({ min: -2, max: 2, noNaN: true }),
        (nodes, shares, logSigma, effect) => {
          const { evaluate } = cumulativeLinkAsOrdinal(example, gaussHermite(nodes));
          const at = new Float64Array([-1, 0.8, effect, logSigma]);
          const { gradient } = evaluate(at, shares)!;
          at.forEach((_, place) => {
            const moved = (by: number) =>
              evaluate(
                at.map((x, other) => (other === place ? x + by : x)),
                shares,
              )!.value;
            const slope = (moved(1e-5) - moved(-1e-5)) / 2e-5;
            expect(Math.abs(gradient[place]! - slope)).toBeLessThan(1e-6 * (1 + Math.abs(slope)));
          });
        },
      ),
      { numRuns: 100 },
    );
  });

  it("comes to the exact function as steps go on", () => {
    const at = new Float64Array([-1, 1, 1, 0.5]);
    for (const nodes of [1, 10]) {
      const rule = gaussHermite(nodes);
      const got = cumulativeLinkAsOrdinal(example, rule).evaluate(at, new Array(12).fill(1))!;
      const exact = cumulativeLinkMarginal(example, rule)(at)!;
      expect(got.value).toBeCloseTo(exact.value, 11);
      got.gradient.forEach((slope, place) => {
        expect(slope).toBeCloseTo(exact.gradient[place]!, 9);
      });
    }
  });

  it("is undefined where thresholds do not ascend", () => {
    const asOrdinal = cumulativeLinkAsOrdinal(example, gaussHermite(1));
    const at = new Float64Array([1, -1, 0, 0]);
    expect([asOrdinal.findShares(at), asOrdinal.evaluate(at, [])]).toEqual([null, null]);
  });
});
