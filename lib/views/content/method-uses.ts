import { plural } from "@/lib/format";

/** What belongs to a method of a draft. */
export interface MethodUses {
  explanations: number;
  runs: number;
}

/** "48 explanations and 12 accuracy runs"; empty where nothing belongs to it. */
export function sayMethodUses({ explanations, runs }: MethodUses): string {
  return [
    explanations > 0 ? plural(explanations, "explanation") : "",
    runs > 0 ? plural(runs, "accuracy run") : "",
  ]
    .filter(Boolean)
    .join(" and ");
}
