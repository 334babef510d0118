import type { CountsDescription } from "@/lib/stats/descriptive/describe-counts";
import { isEstimate, type Outcome } from "@/lib/stats/numeric/outcome";
import { baseScript } from "./base-script";
import { type NamedFigure, nameFigure, nameFigures, type RData, type RScript } from "./r-script";
import { ratingsByMethod } from "./ratings-by-method";

const FIGURES = ["n", "mean", "SD", "SE", "median"];

/** Number, mean, standard deviation, standard error and median of every method's ratings. */
export function writeDescriptives(data: RData, measure: string): RScript {
  return baseScript(data, {
    title: `${measure}: description by method`,
    code: `# SD with n - 1; SE = SD / sqrt(n), as if ratings were independent.
${ratingsByMethod(measure)}
c(
  by_method("n", length),
  by_method("mean", mean),
  by_method("SD", sd),
  by_method("SE", function(x) sd(x) / sqrt(length(x))),
  by_method("median", median)
)
`,
    figures: nameFigures(
      FIGURES,
      data.methods.map((method) => [method]),
    ),
  });
}

/** Grounded's side of `writeDescriptives`: the description of each method, in their order. */
export function nameDescriptives(
  methods: readonly string[],
  descriptions: readonly Outcome<CountsDescription>[],
): NamedFigure[] {
  const rows = descriptions.map((description) => {
    if (!isEstimate(description)) return [0, null, null, null, null];
    const spread = isEstimate(description.spread) ? description.spread : null;
    const { n, mean, median } = description;
    return [n, mean, spread?.sd ?? null, spread?.se ?? null, median];
  });
  return FIGURES.flatMap((figure, place) =>
    methods.map((method, group) => ({
      name: nameFigure(figure, method),
      value: rows[group]?.[place] ?? null,
    })),
  );
}
