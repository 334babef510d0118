import type { ComparedMethod } from "@/lib/comparison/responses/response-table";
import { type GroupPair, listPairs } from "@/lib/stats/numeric/list-pairs";
import type { PlannedContrasts } from "@/lib/study/protocol/analysis-plan";

/**
 * The pairs of methods, by their places, that a plan's contrasts are of; all pairs where it names a method that
 * the study does not have. Of a baseline the baseline comes first.
 */
export function plannedPairs(
  methods: readonly Pick<ComparedMethod, "key">[],
  contrasts: PlannedContrasts,
): GroupPair[] {
  const place = (key: string) => methods.findIndex((method) => method.key === key);
  const all = listPairs(methods.length);
  if (contrasts.kind === "all-pairs") return all;
  const pairs =
    contrasts.kind === "baseline"
      ? methods
          .filter(({ key }) => key !== contrasts.baseline)
          .map(({ key }) => ({ first: place(contrasts.baseline), second: place(key) }))
      : contrasts.pairs.map(({ first, second }) => ({
          first: place(first),
          second: place(second),
        }));
  const isKnown = pairs.every(({ first, second }) => first >= 0 && second >= 0);
  return isKnown && pairs.length > 0 ? pairs : all;
}
