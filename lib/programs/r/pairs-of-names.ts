import { listPairs } from "@/lib/stats/numeric/list-pairs";

/** The two names of every pair (of methods, or of measures), in the order of `listPairs`. */
export function pairsOfNames(names: readonly string[]): [string, string][] {
  return listPairs(names.length).map(({ first, second }) => [
    names[first] as string,
    names[second] as string,
  ]);
}
