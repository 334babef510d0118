const STEP = 5;

/**
 * How far diverging bars reach to the left and to the right of the middle of the scale, in per cent,
 * rounded up; half of the middle answer lies on each side.
 */
export function distributionReach(counts: number[][]): [number, number] {
  let left = 0;
  let right = 0;
  for (const ofRow of counts) {
    const n = ofRow.reduce((sum, count) => sum + count, 0);
    if (n === 0) continue;
    const middle = (ofRow.length + 1) / 2;
    const below = ofRow.reduce((sum, count, index) => sum + (index + 1 < middle ? count : 0), 0);
    const atMiddle = ofRow[middle - 1] ?? 0;
    left = Math.max(left, (100 * (below + atMiddle / 2)) / n);
    right = Math.max(right, (100 * (n - below - atMiddle / 2)) / n);
  }
  const rounded = (percent: number) => Math.min(100, Math.ceil(percent / STEP) * STEP);
  return [rounded(left), rounded(right)];
}
