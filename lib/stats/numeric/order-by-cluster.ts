export interface ClusterOrder {
  /** The rows, those of one cluster next to each other; within a cluster as they came. */
  order: Int32Array;
  /** The rows of cluster c are at the places `offsets[c]` to `offsets[c + 1] - 1` of `order`. */
  offsets: Int32Array;
}

/**
 * Brings the rows of each cluster together; clusters are numbered by their first appearance.
 *
 * Example: clusters 7 9 7 give the order 0 2 1 and the offsets 0 2 3.
 */
export function orderByCluster(cluster: ArrayLike<number>): ClusterOrder {
  const rows = cluster.length;
  const numberOf = new Map<number, number>();
  const number = new Int32Array(rows);
  const sizes: number[] = [];
  for (let row = 0; row < rows; row++) {
    let own = numberOf.get(cluster[row]!);
    if (own === undefined) {
      own = numberOf.size;
      numberOf.set(cluster[row]!, own);
      sizes.push(0);
    }
    number[row] = own;
    sizes[own]! += 1;
  }
  const offsets = new Int32Array(sizes.length + 1);
  sizes.forEach((size, own) => {
    offsets[own + 1] = offsets[own]! + size;
  });
  const next = offsets.slice();
  const order = new Int32Array(rows);
  for (let row = 0; row < rows; row++) order[next[number[row]!]!++] = row;
  return { order, offsets };
}
