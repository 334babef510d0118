import { plural } from "@/lib/format";

/** All that a draft has of one kind. */
export interface DeletableContent {
  /** As the server is asked for it. */
  input:
    | { what: "explanations" | "accuracy-runs"; method: string }
    | { what: "unexplained-questions" };
  /** The method's; empty where it is of none. */
  label: string;
  count: number;
}

/** "48 explanations of CF", "7 questions without an explanation". */
export function nameContent({ input, label, count }: DeletableContent): string {
  if (input.what === "unexplained-questions") {
    return `${plural(count, "question")} without an explanation`;
  }
  const one = input.what === "explanations" ? "explanation" : "accuracy run";
  return `${plural(count, one)} of ${label}`;
}
