import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { orderByCluster } from "./order-by-cluster";

describe("orderByCluster", () => {
  it("brings together the rows of each cluster, and loses none", () => {
    expect(orderByCluster([7, 9, 7])).toEqual({
      order: Int32Array.of(0, 2, 1),
      offsets: Int32Array.of(0, 2, 3),
    });
    fc.assert(
      fc.property(fc.array(fc.nat(5)), (cluster) => {
        const { order, offsets } = orderByCluster(cluster);
        expect([...order].sort((a, b) => a - b)).toEqual([...cluster.keys()]);
        const clusters = Array.from(offsets.subarray(1), (end, number) => [
          ...order.subarray(offsets[number], end),
        ]);
        expect(clusters.map((rows) => cluster[rows[0]!])).toEqual([...new Set(cluster)]);
        for (const rows of clusters) {
          expect(new Set(rows.map((row) => cluster[row])).size).toBe(1);
          expect(rows).toEqual([...rows].sort((a, b) => a - b));
        }
      }),
    );
  });
});
