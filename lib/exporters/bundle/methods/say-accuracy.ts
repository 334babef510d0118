import type { Json } from "@/lib/comparison/document/document-figures";
import { inlineMarkdown } from "@/lib/exporters/bundle/inline-markdown";
import { formatEstimate, formatPercent } from "@/lib/format";
import { listAt, numberAt, readAt, textAt } from "./read-figure";
import { sayP } from "./say-statistic";

/** How accurate the students were: a paragraph of the section “Results”; empty where nothing is known. */
export function sayAccuracy(comparison: Json): string {
  const said = [
    sayRuns(readAt(comparison, "performance", "runs")),
    sayAnswers(readAt(comparison, "performance", "answers")),
  ].filter((sentences) => sentences !== "");
  return said.length > 0 ? `**Accuracy.** ${said.join(" ")}` : "";
}

const entriesOf = (place: Json): [string, Json][] =>
  typeof place === "object" && place !== null ? Object.entries(place) : [];

function sayRuns(runs: Json): string {
  const sizes = entriesOf(readAt(runs, "bySize")).map(([size, cells]) => {
    const means = entriesOf(readAt(cells, "withOutliers")).flatMap(([method, cell]) => {
      const [n, mean, sd] = [numberAt(cell, "n"), numberAt(cell, "mean"), numberAt(cell, "sd")];
      if (n === null || mean === null) return [];
      const spread = sd === null ? "" : `${formatPercent(sd)}, `;
      return [`${inlineMarkdown(method)} ${formatPercent(mean)} (${spread}n = ${n})`];
    });
    return `${inlineMarkdown(size)}: ${means.join("; ")}.`;
  });
  if (sizes.length === 0) return "";
  const anova = readAt(runs, "anova", "withOutliers");
  const effects = [
    ["method", "method"],
    ["model size", "modelSize"],
    ["their interaction", "interaction"],
  ].flatMap(([name, key]) => {
    const test = readAt(anova, key ?? "");
    const [f, df, p] = [numberAt(test, "f"), numberAt(test, "df"), numberAt(test, "pValue")];
    if (f === null || df === null) return [];
    return [
      `${name} F(${df}, ${numberAt(anova, "residualDf")}) = ${formatEstimate(f)}, ${sayP(p)}`,
    ];
  });
  const tested =
    effects.length > 0 ? ` A two-way analysis of variance (type II): ${effects.join("; ")}.` : "";
  return `Test accuracy over model runs, mean (standard deviation), ${sizes.join(" ")}${tested}`;
}

function sayAnswers(answers: Json): string {
  const accuracy = entriesOf(readAt(answers, "accuracy")).flatMap(([method, found]) => {
    const [n, proportion] = [numberAt(found, "n"), numberAt(found, "proportion")];
    const [lower, upper] = [numberAt(found, "interval", 0), numberAt(found, "interval", 1)];
    if (n === null || proportion === null || lower === null || upper === null) return [];
    return [
      `${inlineMarkdown(method)} ${formatPercent(proportion)} (95 % CI [${formatPercent(lower)}, ${formatPercent(upper)}], n = ${n})`,
    ];
  });
  if (accuracy.length === 0) return "";
  const pairs = listAt(answers, "mcnemar").flatMap((pair) => {
    const p = numberAt(pair, "pValue");
    if (p === null) return [];
    const names = [textAt(pair, "second"), textAt(pair, "first")].map(inlineMarkdown);
    return [`${names.join(" against ")} ${sayP(p)}`];
  });
  const tested =
    pairs.length > 0
      ? ` McNemar's exact test on the questions that both answered, not adjusted: ${pairs.join("; ")}.`
      : "";
  return `On the study's own questions the students answered correctly: ${accuracy.join("; ")}.${tested}`;
}
