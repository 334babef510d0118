import type { MethodContent } from "./content";

/** Lengths from the shortest, each with how many are so long; quartiles lie between two of them where needed. */
export function describeLengths(
  counted: readonly (readonly [length: number | null, times: number])[],
): MethodContent["length"] {
  const lengths = counted.flatMap(([length, times]) =>
    length === null ? [] : [{ length, times }],
  );
  const [first] = lengths;
  const last = lengths.at(-1);
  if (!first || !last) return null;
  const all = lengths.reduce((sum, { times }) => sum + times, 0);
  const at = (place: number): number => {
    let passed = 0;
    for (const { length, times } of lengths) {
      passed += times;
      if (place < passed) return length;
    }
    return last.length;
  };
  const quantile = (share: number) => {
    const place = share * (all - 1);
    const below = at(Math.floor(place));
    return below + (place - Math.floor(place)) * (at(Math.ceil(place)) - below);
  };
  return {
    shortest: first.length,
    lowerQuartile: quantile(0.25),
    median: quantile(0.5),
    upperQuartile: quantile(0.75),
    longest: last.length,
  };
}
