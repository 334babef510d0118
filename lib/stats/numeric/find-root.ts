const MOST_STEPS = 200;

/**
 * Where a continuous function passes 0, between two places at which its signs differ.
 *
 * Secants within an interval that always holds the root, whose distance at an end that stays is halved
 * (Dowell and Jarratt 1971, "Illinois"). Ends at either end of the interval where it is narrower than
 * the tolerance, relative to its size.
 * Example: x² − 2 between 0 and 2: 1.41421356.
 * Throws RangeError when the signs do not differ.
 */
export function findRoot(
  evaluate: (x: number) => number,
  from: number,
  to: number,
  tolerance = 1e-14,
): number {
  let [low, high] = [from, to];
  let [atLow, atHigh] = [evaluate(low), evaluate(high)];
  if (atLow === 0) return low;
  if (atHigh === 0) return high;
  if (!(atLow * atHigh < 0)) throw new RangeError(`No sign changes between ${from} and ${to}.`);
  let stayed = 0;
  for (let step = 0; step < MOST_STEPS; step++) {
    if (Math.abs(high - low) <= tolerance * Math.max(1, Math.abs(low), Math.abs(high))) break;
    // Every now and then the middle, in case that secants creep.
    const secant = (low * atHigh - high * atLow) / (atHigh - atLow);
    const x = step % 8 === 7 || !Number.isFinite(secant) ? (low + high) / 2 : secant;
    const here = evaluate(x);
    if (here === 0) return x;
    if (Math.sign(here) === Math.sign(atLow)) {
      [low, atLow] = [x, here];
      if (stayed === -1) atHigh /= 2;
      stayed = -1;
    } else {
      [high, atHigh] = [x, here];
      if (stayed === 1) atLow /= 2;
      stayed = 1;
    }
  }
  return high;
}
