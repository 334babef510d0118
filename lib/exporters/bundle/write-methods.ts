import { shareOneScale } from "@/lib/comparison/responses/scored-rating";
import type { BundleDescription, BundleFigures } from "./bundle-description";
import { numberAt, objectAt, readAt, textAt } from "./methods/read-figure";
import { sayAccuracy } from "./methods/say-accuracy";
import { sayDesign } from "./methods/say-design";
import { sayLeftOut } from "./methods/say-left-out";
import { sayMeasures } from "./methods/say-measures";
import { sayParticipants } from "./methods/say-participants";
import { sayPlan } from "./methods/say-plan";
import { sayResults } from "./methods/say-results";
import { sayFilters } from "./say-filters";

/**
 * methods.md: a methods and results section to start from, in the field's way of reporting, every
 * number from the bundle's snapshot. What only the study's people know stands in [brackets].
 */
export function writeMethods(description: BundleDescription, figures: BundleFigures): string {
  const { app, takenAt, constructs, filters } = description;
  const { comparison, noComparison, failedChecks } = figures;
  // Its last line is about codes, which no methods section needs.
  const rows = sayFilters(filters).slice(0, -1);
  const participants = numberAt(comparison, "participants");
  const responses = numberAt(comparison, "responses");
  const accuracy = sayAccuracy(comparison);
  const analysed = participants === null || responses === null ? null : { participants, responses };
  return `# Methods and results, to start from

Numbers are of ${takenAt}. What stands in [brackets] only you can say. ${rows.join(" ")}

## Participants

${sayParticipants(description, sayLeftOut(description, failedChecks), analysed)}

## Design and materials

${sayDesign(description)}

## Measures

${sayMeasures(constructs, comparison)}

## Analysis

${sayPlan(description)}

${sayAnalysis(constructs, comparison)} Computed by ${app.name} ${app.version}; \`analysis.R\` makes the figures again in R.

## Results

${comparison && responses ? sayResults(comparison) : (noComparison ?? "There are no responses yet.")}
${accuracy ? `\n${accuracy}\n` : ""}`;
}

function sayAnalysis(
  constructs: BundleDescription["constructs"],
  comparison: BundleFigures["comparison"],
): string {
  const hasMean = constructs.length > 1 && shareOneScale(constructs);
  const mean = hasMean ? ", a linear model for their mean" : "";
  const replicates = numberAt(comparison, "resampling", "replicates");
  const intervals = replicates
    ? ` Intervals of means and of effect sizes in \`comparison.json\` are from ${replicates.toLocaleString("en-GB")} bootstrap samples of participants.`
    : "";
  const degrees = [
    ...new Set(
      Object.values(objectAt(comparison, "headline", "constructs")).map((one) =>
        textAt(readAt(one, "degreesOfFreedom"), "method"),
      ),
    ),
  ].filter((method) => method !== "");
  const by = degrees.map((method) => DEGREES[method] ?? method).join(" or ");
  return `Ratings of one participant, and of one explanation, depend on each other, so the main analyses are mixed models with crossed random intercepts, chosen by counts of the design alone: cumulative link models (logit, Laplace's approximation) for single constructs${mean.replace("a linear model", "a linear mixed model (REML)")}. Methods are tested by Wald's F${by ? ` with degrees of freedom by ${by}` : ""}; for ordinal ratings these are those of the linear mixed model with the same terms. Contrasts and their intervals are adjusted together by single-step max-t; the secondary outcomes share alpha. A response without a rating of a construct is left out of that construct's model${hasMean ? ", and of the mean" : ""}; nothing is imputed. The omega reported is omega total of a one-factor model. Models with participants alone, Kruskal-Wallis and Friedman tests are given beside them and carry no conclusion.${intervals}`;
}

const DEGREES: Record<string, string> = {
  satterthwaite: "Satterthwaite",
  "kenward-roger": "Kenward and Roger",
};
