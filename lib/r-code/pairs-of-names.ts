import { listPairs } from "@/lib/stats/list-pairs";

/** The names of the two methods of every pair, in the order of `listPairs`. */
export function pairsOfMethods(methods: readonly string[]): [string, string][] {
  return listPairs(methods.length).map(({ first, second }) => [
    methods[first] as string,
    methods[second] as string,
  ]);
}
