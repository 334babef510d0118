import type { Random } from "@/lib/random";

/**
 * Makes a function that puts `items` in random order within every cluster, in place; each call draws
 * anew, all orders equally likely. Cluster c has the places `offsets[c]` to `offsets[c + 1] - 1`.
 *
 * One random number decides several exchanges: below 12 · 11 · … · 2 there are just as many numbers as
 * there are orders of 12 items. Asking for each exchange by itself takes several times as long.
 * Source: the exchanges are those of Fisher and Yates, in Durstenfeld's order (1964).
 * Throws RangeError when the offsets fall, or leave the items.
 */
export function createClusterShuffle(
  items: Int32Array,
  offsets: ArrayLike<number>,
  random: Random,
): () => void {
  const clusters = offsets.length - 1;
  let largest = 1;
  for (let cluster = 0; cluster < clusters; cluster++) {
    const size = offsets[cluster + 1]! - offsets[cluster]!;
    if (!(size >= 0 && offsets[cluster]! >= 0 && offsets[cluster + 1]! <= items.length)) {
      throw new RangeError(`Cluster ${cluster} is not a run of the ${items.length} items.`);
    }
    largest = Math.max(largest, size);
  }
  const { orders, rest } = planDraws(largest);

  return () => {
    for (let cluster = 0; cluster < clusters; cluster++) {
      const start = offsets[cluster]!;
      let size = offsets[cluster + 1]! - start;
      while (size > 1) {
        let drawn = random.below(orders[size]!);
        for (const end = rest[size]!; size > end; size--) {
          const last = start + size - 1;
          // One division: the remainder chooses, the quotient is left for the next exchange.
          const quotient = (drawn / size) | 0;
          const chosen = start + drawn - quotient * size;
          drawn = quotient;
          const item = items[chosen]!;
          items[chosen] = items[last]!;
          items[last] = item;
        }
      }
    }
  };
}

/**
 * For every number of items left: how many ways one draw decides between, a product of successive
 * numbers that fits into 31 bits, and how many items it leaves to the next.
 */
function planDraws(largest: number) {
  const orders = new Int32Array(largest + 1);
  const rest = new Int32Array(largest + 1);
  for (let size = 2; size <= largest; size++) {
    let product = size;
    let left = size - 1;
    while (left > 1 && product * left < 2 ** 31) product *= left--;
    orders[size] = product;
    rest[size] = left;
  }
  return { orders, rest };
}
