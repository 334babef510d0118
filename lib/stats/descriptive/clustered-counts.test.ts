import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countByCluster, sumOverClusters } from "./clustered-counts";

describe("countByCluster", () => {
  it("counts cells by cluster, group and value, and leaves missing ratings out", () => {
    const counts = countByCluster({
      values: [1, 2, 3],
      groups: 2,
      cluster: [7, 7, 4, 7, 9, 7],
      group: [0, 0, 1, 1, 0, 0],
      value: [2, 2, -1, 0, 1, 1],
    });
    expect(counts.clusters).toBe(2);
    expect([...counts.offsets]).toEqual([0, 3, 4]);
    expect([...counts.group]).toEqual([0, 0, 1, 0]);
    expect([...counts.value]).toEqual([1, 2, 0, 1]);
    expect([...counts.count]).toEqual([1, 2, 1, 1]);
    expect(sumOverClusters(counts)).toEqual([
      [0, 2, 2],
      [1, 0, 0],
    ]);
  });

  it("loses no rating and makes none", () => {
    const row = fc.tuple(fc.nat(5), fc.nat(2), fc.integer({ min: -1, max: 4 }));
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const counts = countByCluster({
          values: [1, 2, 3, 4, 5],
          groups: 3,
          cluster: rows.map(([cluster]) => cluster),
          group: rows.map(([, group]) => group),
          value: rows.map(([, , value]) => value),
        });
        const expected = Array.from({ length: 3 }, (_, group) =>
          Array.from(
            { length: 5 },
            (_, value) => rows.filter(([, g, v]) => g === group && v === value).length,
          ),
        );
        expect(sumOverClusters(counts)).toEqual(expected);
        expect(counts.offsets[counts.clusters]).toBe(counts.count.length);
      }),
    );
  });

  it("refuses rows that name what is not there", () => {
    const rows = { values: [1, 2], groups: 1, cluster: [0], group: [1], value: [0] };
    expect(() => countByCluster(rows)).toThrow(RangeError);
    expect(() => countByCluster({ ...rows, group: [] })).toThrow(RangeError);
  });
});
