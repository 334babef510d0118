import { formatInterval } from "@/lib/comparison/apa";
import type { Json } from "@/lib/comparison/document/document-figures";
import { inlineMarkdown } from "@/lib/exporters/bundle/inline-markdown";
import { formatEstimate } from "@/lib/format";
import { listAt, numberAt, readAt, textAt } from "./read-figure";
import { counted, listed, sayP, sayReason, sayTest } from "./say-statistic";

/** What the tests found on every construct: the section “Results”, a paragraph each. */
export function sayResults(comparison: Json): string {
  const methods = listAt(comparison, "methods").filter((one) => typeof one === "string");
  const constructs = readAt(comparison, "constructs");
  if (typeof constructs !== "object" || constructs === null) return "";
  const headline = readAt(comparison, "headline");
  const primary = textAt(headline, "outcome");
  const students = textAt(headline, "constructs", primary, "trainedStudentsMessage");
  const verdict = [
    textAt(headline, "verdict"),
    textAt(headline, "evidence"),
    students,
    ...listAt(headline, "cautions").map(String),
  ]
    .filter((part) => part !== "")
    .map(inlineMarkdown)
    .join(" ");
  const told = Object.entries(constructs).map(
    ([key, variable]) =>
      `**${inlineMarkdown(key)}.** ${sayVariable(variable, readAt(headline, "constructs", key), methods)}`,
  );
  return [...(verdict ? [verdict] : []), ...told].join("\n\n");
}

function sayVariable(variable: Json, headline: Json, methods: readonly string[]): string {
  const means = methods.map((method) => {
    const described = readAt(variable, "descriptives", method);
    const [mean, sd] = [numberAt(described, "mean"), numberAt(described, "sd")];
    const n = numberAt(described, "n");
    return `${inlineMarkdown(method)} ${formatEstimate(mean)} (${formatEstimate(sd)}, n = ${n ?? 0})`;
  });
  const model = sayModel(headline);
  return `Means (standard deviation): ${means.join("; ")}. ${model} ${sayByRanks(variable)}`;
}

/** The headline's own model: its test, and the contrasts with the intervals that belong to their p-values. */
function sayModel(headline: Json): string {
  const test = readAt(headline, "test");
  const model = textAt(headline, "model");
  const [statistic, df, denominator] = [
    numberAt(test, "statistic"),
    numberAt(test, "df"),
    numberAt(test, "denominator"),
  ];
  if (statistic === null || df === null || denominator === null) {
    return `The ${model} gives no test: ${sayReason(test)}.`;
  }
  const terms = listAt(headline, "terms").map((term) => TERMS[textAt(term, "name")] ?? "");
  const n = numberAt(headline, "n");
  const secondary = numberAt(headline, "pSecondary");
  return `A ${model} with random intercepts of ${listed(terms)} (n = ${n ?? 0} ratings): F(${df}, ${formatEstimate(denominator, 1)}) = ${formatEstimate(statistic)}, ${sayP(numberAt(test, "pValue"))}${secondary === null ? "" : `, ${sayP(secondary, "by Holm over the secondary outcomes p")}`}. ${sayContrasts(headline)}`;
}

const TERMS: Record<string, string> = {
  participant: "participants",
  explanation: "explanations",
  participantMethod: "participants × methods",
  question: "questions",
};

function sayContrasts(headline: Json): string {
  const level = numberAt(headline, "level") ?? 0.05;
  const isOrdinal = readAt(headline, "marginal") !== null;
  const turn = isOrdinal ? Math.exp : (value: number) => value;
  const pairs = listAt(headline, "contrasts").flatMap((pair) => {
    const [estimate, p] = [numberAt(pair, "estimate"), numberAt(pair, "pAdjusted")];
    return estimate === null || p === null ? [] : [{ pair, estimate: turn(estimate), p }];
  });
  if (pairs.length === 0) return "";
  const family = `Adjusted over ${counted(pairs.length, "contrast")} by single-step max-t at ${Number(level.toFixed(4))}`;
  const found = pairs.filter(({ p }) => p < level);
  if (found.length === 0) return `${family}, no difference was found between any two methods.`;
  const said = found.map(({ pair, estimate, p }) => {
    const [low, high] = [numberAt(pair, "low"), numberAt(pair, "high")];
    const limits =
      low === null || high === null
        ? ""
        : `, ${formatInterval([turn(low), turn(high)], 1 - level)}`;
    return `${inlineMarkdown(textAt(pair, "second"))} against ${inlineMarkdown(textAt(pair, "first"))}: ${isOrdinal ? "OR" : "difference"} = ${formatEstimate(estimate)}${limits}, ${sayP(p)}`;
  });
  const rest = pairs.length - found.length;
  const others =
    rest > 0
      ? ` No difference was found for the other ${rest === 1 ? "contrast" : `${rest} contrasts`}.`
      : "";
  return `${family}: ${said.join("; ")}.${others}`;
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
