import type { Json } from "@/lib/comparison/document/document-figures";
import { shareOneScale } from "@/lib/comparison/responses/scored-rating";
import type { BundledConstruct } from "@/lib/exporters/bundle/bundle-description";
import { inlineMarkdown } from "@/lib/exporters/bundle/inline-markdown";
import { formatEstimate } from "@/lib/format";
import { numberAt } from "./read-figure";
import { sayInterval } from "./say-statistic";

/** What was asked: the section “Measures”. */
export function sayMeasures(constructs: readonly BundledConstruct[], comparison: Json): string {
  const lines = constructs.map(({ key, statement, points, words, reversed }) => {
    const [first, last] = [words[0], words.at(-1)];
    const ends = first && last && first !== "1" ? ` (1 ${first}, ${points} ${last})` : "";
    const said = statement ? inlineMarkdown(`“${statement}”`) : "[the wording of the statement]";
    const turned = reversed ? "; reverse-scored" : "";
    return `- ${inlineMarkdown(key)}: ${said}, ${points} answer options${inlineMarkdown(ends)}${turned}.`;
  });
  return [lines.join("\n"), sayQuality(constructs, comparison)].filter(Boolean).join("\n\n");
}

function sayQuality(constructs: readonly BundledConstruct[], comparison: Json): string {
  if (constructs.length < 2) return "";
  if (!shareOneScale(constructs)) {
    return "The constructs' scales differ in length, so there is no mean over them.";
  }
  const alpha = numberAt(comparison, "scale", "alpha");
  const omega = numberAt(comparison, "scale", "omegaTotal");
  const figures = [
    ...(alpha === null
      ? []
      : [`Cronbach's α = ${formatEstimate(alpha)}${sayInterval(readInterval(comparison))}`]),
    ...(omega === null ? [] : [`McDonald's ω = ${formatEstimate(omega)}`]),
  ];
  const reliability = figures.length > 0 ? ` (${figures.join("; ")})` : "";
  return `Quality is the mean of a response's scores over the ${constructs.length} constructs${reliability}.`;
}

function readInterval(comparison: Json): Json {
  return [
    numberAt(comparison, "scale", "alphaInterval", 0),
    numberAt(comparison, "scale", "alphaInterval", 1),
  ];
}
