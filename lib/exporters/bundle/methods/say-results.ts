import type { Json } from "@/lib/comparison/document/document-figures";
import { inlineMarkdown } from "@/lib/exporters/bundle/inline-markdown";
import { formatEstimate } from "@/lib/format";
import { listAt, numberAt, readAt, textAt } from "./read-figure";
import { sayInterval, sayP, sayReason, sayTest } from "./say-statistic";

/** What the tests found on every construct: the section “Results”, a paragraph each. */
export function sayResults(comparison: Json): string {
  const methods = listAt(comparison, "methods").filter((one) => typeof one === "string");
  const constructs = readAt(comparison, "constructs");
  if (typeof constructs !== "object" || constructs === null) return "";
  return Object.entries(constructs)
    .map(([key, variable]) => `**${inlineMarkdown(key)}.** ${sayVariable(variable, methods)}`)
    .join("\n\n");
}

function sayVariable(variable: Json, methods: readonly string[]): string {
  const means = methods.map((method) => {
    const described = readAt(variable, "descriptives", method);
    const [mean, sd] = [numberAt(described, "mean"), numberAt(described, "sd")];
    const n = numberAt(described, "n");
    return `${inlineMarkdown(method)} ${formatEstimate(mean)} (${formatEstimate(sd)}, n = ${n ?? 0})`;
  });
  const model = sayModel(variable);
  return `Means (standard deviation): ${means.join("; ")}. ${model} ${sayByRanks(variable)}`;
}

/** The mixed model, which takes into account that a participant's ratings belong together. */
function sayModel(variable: Json): string {
  const ordinal = readAt(variable, "clmm", "laplace");
  if (ordinal !== undefined) {
    const test = sayTest("χ²", ordinal, "likelihoodRatio");
    if (!test) return `A cumulative link mixed model could not be fitted: ${sayReason(ordinal)}.`;
    return `A cumulative link mixed model with a random intercept for participants: likelihood ratio ${test}. ${sayContrasts(ordinal, "logOddsRatio", "OR", Math.exp)}`;
  }
  const linear = readAt(variable, "lmm");
  const test = sayTest("χ²", readAt(linear, "likelihoodRatio"));
  if (!test) return `A linear mixed model could not be fitted: ${sayReason(linear)}.`;
  return `A linear mixed model with a random intercept for participants: likelihood ratio ${test}. ${sayContrasts(readAt(linear, "reml"), "difference", "difference", (value) => value)}`;
}

function sayContrasts(
  model: Json,
  field: string,
  name: string,
  turn: (value: number) => number,
): string {
  const pairs = listAt(model, "contrasts").flatMap((pair) => {
    const [estimate, p] = [numberAt(pair, field), numberAt(pair, "pHolm")];
    return estimate === null || p === null ? [] : [{ pair, estimate: turn(estimate), p }];
  });
  if (pairs.length === 0) return "";
  const found = pairs.filter(({ p }) => p < 0.05);
  if (found.length === 0)
    return "After Holm's correction, no difference was found between any two methods.";
  const said = found.map(
    ({ pair, estimate, p }) =>
      `${inlineMarkdown(textAt(pair, "second"))} against ${inlineMarkdown(textAt(pair, "first"))}: ${name} = ${formatEstimate(estimate)}${sayInterval(readAt(pair, "interval"), turn)}, ${sayP(p, "p (Holm)")}`,
  );
  const rest = pairs.length - found.length;
  const others =
    rest > 0
      ? ` No difference was found for the other ${rest === 1 ? "pair" : `${rest} pairs`}.`
      : "";
  return `After Holm's correction: ${said.join("; ")}.${others}`;
}

/** The checks that take nothing of the distribution for granted. */
function sayByRanks(variable: Json): string {
  const kruskal = readAt(variable, "kruskalWallis");
  const friedman = readAt(variable, "friedman");
  const permuted = numberAt(variable, "kruskalWallisPermutation", "pValue");
  const epsilon = numberAt(kruskal, "epsilonSquared");
  const parts = [
    withMore(sayTest("Kruskal-Wallis H", kruskal), [
      epsilon === null ? "" : `ε² = ${formatEstimate(epsilon, 3)}`,
      permuted === null ? "" : sayP(permuted, "by permutation within participants p"),
    ]),
    withMore(sayTest("Friedman χ²", friedman), [
      sayNumber("Kendall's W", numberAt(friedman, "kendallW")),
      sayNumber("participants", numberAt(friedman, "blocks"), 0),
    ]),
    sayNumber("intraclass correlation of participants", numberAt(variable, "icc")),
  ].filter((part): part is string => Boolean(part));
  return parts.length > 0 ? `By ranks: ${parts.join("; ")}.` : "";
}

function withMore(test: string | null, more: readonly string[]): string | null {
  return test && [test, ...more.filter((part) => part !== "")].join(", ");
}

function sayNumber(name: string, value: number | null, decimals = 2): string {
  return value === null ? "" : `${name} = ${formatEstimate(value, decimals)}`;
}
