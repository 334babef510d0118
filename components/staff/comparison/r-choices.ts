import type { ComparedVariable, ComparisonView } from "@/lib/comparison/comparison-view";
import type { NamedFigure } from "@/lib/programs/r/r-script";
import { type RKind, writeScript } from "@/lib/programs/r/write-script";
import type { RChoice } from "./ask-r-choice";

/** A script with our own figures under the names that R gives to its. */
export function scriptOf(
  { r }: Pick<ComparisonView, "r">,
  { label, kind, measure = "" }: { label: string; kind: RKind; measure?: string },
  ours: NamedFigure[],
): RChoice {
  const request = { kind, measure };
  return { label, title: writeScript(request, r.data).title, request, ours };
}

/** One script a construct and Quality. */
export function scriptsOf(
  view: ComparisonView,
  kind: RKind,
  name: (methods: readonly string[], variable: ComparedVariable) => NamedFigure[] | null,
): RChoice[] {
  return view.variables.flatMap((variable): RChoice[] => {
    const ours = name(view.r.data.methods, variable);
    const { key } = variable.counted;
    return ours ? [scriptOf(view, { label: key, kind, measure: key }, ours)] : [];
  });
}
