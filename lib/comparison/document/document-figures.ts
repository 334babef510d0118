import { sayUnavailable } from "@/lib/comparison/say-unavailable";
import { isEstimate, type Outcome, type Unavailable } from "@/lib/stats/numeric/outcome";

/** What is written out for others' programs: numbers unrounded, names in full. */
export type Json = string | number | boolean | null | undefined | Json[] | { [key: string]: Json };

/** A figure, or `{ kind, reason }` where there is none. */
export function figure<T>(outcome: Outcome<T>, tell: (estimate: T) => Json): Json {
  return isEstimate(outcome) ? tell(outcome) : absent(outcome);
}

export function absent(unavailable: Unavailable): Json {
  return { ...unavailable, reason: sayUnavailable(unavailable) };
}

/** An F test in the document's words. */
export function fTest({
  statistic,
  df1,
  df2,
  pValue,
}: {
  statistic: number;
  df1: number;
  df2: number;
  pValue: number;
}): Json {
  return { statistic, df1, df2, pValue };
}

/** By method, in an object. */
export function byName<T>(names: string[], values: readonly T[], tell: (value: T) => Json): Json {
  return Object.fromEntries(
    names.flatMap((name, place) => {
      const value = values[place];
      return value === undefined ? [] : [[name, tell(value)]];
    }),
  );
}

/** A pair of methods by their keys. */
export function namePair({ first, second }: { first: number; second: number }, names: string[]) {
  return { first: names[first] ?? "", second: names[second] ?? "" };
}

/** The reason of a pair without its places. */
export function unavailableOf(pair: Unavailable): Unavailable {
  if (pair.kind === "undefined") return { kind: pair.kind, reason: pair.reason };
  const { kind, of, needed, got } = pair;
  return { kind, of, needed, got };
}
