import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countByCluster } from "@/lib/stats/descriptive/clustered-counts";
import { prepareCumulativeLinkData } from "./cumulative-link-data";
import { searchWithoutIntercepts } from "./cumulative-link-search";
import { isSeparated } from "./cumulative-link-separation";

const prepare = (groups: number[][]) =>
  prepareCumulativeLinkData(
    countByCluster({
      values: [1, 2, 3, 4],
      groups: groups.length,
      cluster: groups.flat().map(() => 0),
      group: groups.flatMap((ratings, group) => ratings.map(() => group)),
      value: groups.flat().map((rating) => rating - 1),
    }),
  );

describe("isSeparated", () => {
  it("sees a group of only the highest or only the lowest answer", () => {
    expect(isSeparated(prepare([[1, 2, 3], [3]]))).toBe(true);
    expect(
      isSeparated(
        prepare([
          [1, 2, 3],
          [1, 1],
        ]),
      ),
    ).toBe(true);
    expect(isSeparated(prepare([[1, 2, 3], [2]]))).toBe(false);
  });

  it("sees groups that meet in one answer only", () => {
    expect(
      isSeparated(
        prepare([
          [1, 1, 2],
          [2, 3, 3],
        ]),
      ),
    ).toBe(true);
    expect(
      isSeparated(
        prepare([
          [1, 1, 2],
          [1, 3, 3],
        ]),
      ),
    ).toBe(false);
    expect(
      isSeparated(
        prepare([
          [1, 2],
          [2, 3],
          [1, 3],
        ]),
      ),
    ).toBe(false);
  });

  it("holds exactly where the search for estimates runs away", () => {
    const ratings = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(ratings, { minLength: 2, maxLength: 4 }), (groups) => {
        const data = prepare(groups);
        fc.pre(data.thresholds > 0);
        const found = searchWithoutIntercepts(data);
        const runsAway =
          found.kind !== "estimate" || found.estimates.some((estimate) => Math.abs(estimate) > 12);
        expect(isSeparated(data)).toBe(runsAway);
      }),
      { numRuns: 300 },
    );
  });
});
