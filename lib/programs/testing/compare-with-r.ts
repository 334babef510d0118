import type { NamedFigure } from "@/lib/programs/r/r-script";
import type { AnswerOfR } from "./ask-r";

export interface Disagreement {
  name: string;
  ours: number | null | undefined;
  r: number | null | undefined;
}

/**
 * The figures on which the two sides differ: by more than `within` relative to R's figure, or because
 * one of them has none. A difference of at most `negligible` is none. R's error is no figure at all.
 */
export function findDisagreements(
  ours: readonly NamedFigure[],
  answer: AnswerOfR,
  { within = 1e-9, negligible = 1e-12 } = {},
): Disagreement[] {
  const rs = answer instanceof Map ? answer : new Map<string, number | null>();
  const names = new Set([...ours.map(({ name }) => name), ...rs.keys()]);
  const own = new Map(ours.map(({ name, value }) => [name, value]));
  return [...names]
    .map((name) => ({ name, ours: own.get(name), r: rs.get(name) }))
    .filter(({ ours, r }) => {
      if (r === null || (r === undefined && !(answer instanceof Map))) return ours !== null;
      if (r === undefined || ours === null || ours === undefined) return true;
      return Math.abs(ours - r) > Math.max(within * Math.abs(r), negligible);
    });
}
