/**
 * The rows of a Williams square for `size` things: every thing stands once in every row and equally
 * often in every column, and every thing comes directly after every other one equally often. An even
 * size takes `size` rows, an odd one twice as many.
 *
 * Source: Williams (1949), Experimental designs balanced for the estimation of residual effects of
 * treatments.
 *
 * @returns rows of indices from 0
 * @example williamsSquare(4)[0] // [0, 1, 3, 2]
 */
export function williamsSquare(size: number): number[][] {
  // 0, 1, n-1, 2, n-2, …: all differences between neighbours are different.
  const first = Array.from({ length: size }, (_, index) =>
    index % 2 === 1 ? (index + 1) / 2 : (size - index / 2) % size,
  );
  const square = Array.from({ length: size }, (_, shift) =>
    first.map((value) => (value + shift) % size),
  );
  return size % 2 === 0 ? square : [...square, ...square.map((row) => row.toReversed())];
}
