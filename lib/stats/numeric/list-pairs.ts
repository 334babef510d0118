/** Two groups by their places in the table of counts, the earlier one first. */
export interface GroupPair {
  first: number;
  second: number;
}

/** All pairs of groups: 0–1, 0–2, …, 1–2, … Example: three groups have three pairs, none has none. */
export function listPairs(groups: number): GroupPair[] {
  const pairs: GroupPair[] = [];
  for (let first = 0; first < groups; first++) {
    for (let second = first + 1; second < groups; second++) pairs.push({ first, second });
  }
  return pairs;
}
