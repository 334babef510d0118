import { shareOneScale } from "@/lib/comparison/responses/scored-rating";
import type { BundleDescription, BundleFigures } from "./bundle-description";
import { numberAt } from "./methods/read-figure";
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
  return `Ratings of one participant depend on each other, so the main analyses are mixed models with a random intercept for participants: cumulative link models (logit) for single constructs${mean}, each tested against the model without methods by likelihood ratio, pairs of methods corrected by Holm's method. Kruskal-Wallis and Friedman tests are given beside them.${intervals}`;
}
