import type { RChoice } from "@/components/staff/ask-r-choice";
import type { ComparedVariable, ComparisonView } from "@/lib/figures/comparison-view";
import type { NamedFigure, RData, RScript } from "@/lib/r-code/r-script";

/** One script a construct and Quality, each with our own figures under the names that R gives to its. */
export function scriptsOf(
  view: ComparisonView,
  write: (data: RData, measure: string) => RScript,
  name: (methods: readonly string[], variable: ComparedVariable) => NamedFigure[] | null,
): RChoice[] {
  const { data } = view.r;
  return view.variables.flatMap((variable): RChoice[] => {
    const ours = name(data.methods, variable);
    const { key } = variable.counted;
    return ours ? [{ label: key, script: write(data, key), ours }] : [];
  });
}
