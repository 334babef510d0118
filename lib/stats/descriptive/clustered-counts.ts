/**
 * The ratings of one measure, counted by cluster (the participant), group (the method) and value: all
 * that models with a random participant need to know. Cells without a rating are not stored, so its
 * size grows with what each participant rated, not with the number of possible cells.
 */
export interface ClusteredCounts {
  /** Distinct and ascending; a rating is a place in it. A value may have no ratings. */
  values: readonly number[];
  groups: number;
  /** Participants with at least one rating of the measure. */
  clusters: number;
  /** The cells of cluster c are at the places `offsets[c]` to `offsets[c + 1] - 1`. */
  offsets: Int32Array;
  /** Of each cell: its group, the place of its value, and how many ratings it holds (at least 1). */
  group: Int32Array;
  value: Int32Array;
  count: Int32Array;
}

export interface RatingRows {
  values: readonly number[];
  groups: number;
  /** One entry a rating: any whole number of at least 0 that tells participants apart. */
  cluster: ArrayLike<number>;
  group: ArrayLike<number>;
  /** The place of the rating in `values`; below 0 where it is missing, which leaves the row out. */
  value: ArrayLike<number>;
}

/**
 * Counts rows into cells. Clusters are numbered by their first appearance; within a cluster, cells are
 * in the order of group, then value.
 *
 * Example: clusters 7 7 7 9, groups 0 0 1 0, values 2 2 0 1 become the cells (0, 2) twice and (1, 0)
 * once of the first cluster, and (0, 1) once of the second.
 * Throws RangeError when the rows differ in length or a row names a group or value that is not there.
 */
export function countByCluster(rows: RatingRows): ClusteredCounts {
  const { values, groups, cluster, group, value } = rows;
  const n = value.length;
  if (cluster.length !== n || group.length !== n) {
    throw new RangeError("Every rating needs a cluster, a group and a value.");
  }
  const places = values.length;
  const clusterOf = new Map<number, number>();
  // One number a rating, which sorts by cluster, group and value.
  const keys = new Float64Array(n);
  let kept = 0;
  for (let row = 0; row < n; row++) {
    const place = value[row]!;
    if (place < 0) continue;
    const ofGroup = group[row]!;
    if (!(place < places && ofGroup >= 0 && ofGroup < groups)) {
      throw new RangeError(`Row ${row} names group ${ofGroup} and value ${place}.`);
    }
    let number = clusterOf.get(cluster[row]!);
    if (number === undefined) {
      number = clusterOf.size;
      clusterOf.set(cluster[row]!, number);
    }
    keys[kept++] = (number * groups + ofGroup) * places + place;
  }
  const sorted = keys.subarray(0, kept).sort();

  const clusters = clusterOf.size;
  const offsets = new Int32Array(clusters + 1);
  const cells = { group: new Int32Array(kept), value: new Int32Array(kept) };
  const count = new Int32Array(kept);
  let last = -1;
  let previous = -1;
  for (const key of sorted) {
    if (key !== previous) {
      previous = key;
      last += 1;
      cells.value[last] = key % places;
      cells.group[last] = Math.floor(key / places) % groups;
      offsets[Math.floor(key / (places * groups)) + 1]! += 1;
    }
    count[last]! += 1;
  }
  for (let index = 0; index < clusters; index++) offsets[index + 1]! += offsets[index]!;
  return {
    values,
    groups,
    clusters,
    offsets,
    group: cells.group.slice(0, last + 1),
    value: cells.value.slice(0, last + 1),
    count: count.slice(0, last + 1),
  };
}

/** The same ratings by group and value, whoever gave them: `[group][value]`. */
export function sumOverClusters(counts: ClusteredCounts): number[][] {
  const total = Array.from({ length: counts.groups }, () =>
    new Array<number>(counts.values.length).fill(0),
  );
  counts.count.forEach((count, cell) => {
    total[counts.group[cell]!]![counts.value[cell]!]! += count;
  });
  return total;
}
