/**
 * The rank of each number among all of them, from 1; equal numbers share the mean of their ranks.
 *
 * Example: 10 20 20 5 has the ranks 2 3.5 3.5 1.
 */
export function meanRanks(numbers: Float64Array): Float64Array {
  const sorted = numbers.slice().sort();
  const rankOf = new Map<number, number>();
  for (let start = 0; start < sorted.length; ) {
    let end = start + 1;
    while (end < sorted.length && sorted[end] === sorted[start]) end += 1;
    rankOf.set(sorted[start]!, (start + 1 + end) / 2);
    start = end;
  }
  return numbers.map((number) => rankOf.get(number)!);
}
