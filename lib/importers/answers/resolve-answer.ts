import { matchChoice } from "@/lib/importers/match-choice";
import { answerForms } from "./answer-forms";
import {
  bareLabel,
  type ChoiceList,
  isForeignLabel,
  labelsOf,
  placeOfLabel,
} from "./choice-labels";
import { foldText } from "./fold-text";
import { matchFolded } from "./match-text";

/** Which choice an answer is, or why it is none. */
export type Resolution =
  | { kind: "choice"; index: number; folded: boolean }
  | { kind: "none" }
  /** A letter or number by which no choice of the question is called. */
  | { kind: "foreign-label"; label: string; labels: readonly string[] };

/** A label, a mark behind it, and the text that goes with it; the first bracket is taken off before. */
const LABEL_AND_TEXT = /^([\p{L}\p{N}]{1,3})[)\].:]{1,2}\s*(\S.*)$/su;

/**
 * Which choice an answer is: by a choice's text as it is written, by its label ("B", "(b)", "b.",
 * "2"), by label and text ("(b) a barn"), or by a text that can be no other choice (see matchText);
 * each also within "The answer is …" and the like (see answerForms). Where `labelsFirst`, as in a
 * column of answer keys, a label goes before a text. A label whose text is another choice's names none.
 */
export function resolveAnswer(
  answer: string,
  choices: ChoiceList,
  { labelsFirst = false }: { labelsFirst?: boolean } = {},
): Resolution {
  const plain = matchChoice(answer, choices.texts);
  if (plain !== null && !labelsFirst) return { kind: "choice", index: plain, folded: false };
  const forms = answerForms(answer);
  const labels = labelsOf(choices);
  const byLabel = () => first(forms, (form) => placeOfLabel(bareLabel(form), labels));
  const byText = () => first(forms, (form) => matchChoice(form, choices.texts));
  const exact = labelsFirst ? (byLabel() ?? byText()) : (byText() ?? byLabel());
  if (exact !== null) return { kind: "choice", index: exact, folded: false };
  const both = first(forms, (form) => byLabelAndText(form, choices, labels));
  if (both !== null) return { kind: "choice", index: both, folded: false };
  const folded = first(forms, (form) => matchFolded(form, choices.texts));
  if (folded !== null) return { kind: "choice", ...folded };
  const foreign = forms.map(bareLabel).find((label) => isForeignLabel(label, choices.labels));
  return foreign === undefined
    ? { kind: "none" }
    : { kind: "foreign-label", label: foreign, labels };
}

/** "(b) a barn", also with more behind it, as long as the text is the label's own. */
function byLabelAndText(
  form: string,
  { texts }: ChoiceList,
  labels: readonly string[],
): number | null {
  const [, label = "", text = ""] = LABEL_AND_TEXT.exec(form.replace(/^[([]/, "")) ?? [];
  const place = label === "" ? null : placeOfLabel(label, labels);
  const own = place === null ? undefined : texts[place];
  if (own === undefined) return null;
  const [said, meant] = [foldText(text), foldText(own)];
  const follows = said.slice(meant.length).at(0) ?? "";
  return said.startsWith(meant) && !/[\p{L}\p{N}]/u.test(follows) ? place : null;
}

function first<T>(forms: readonly string[], find: (form: string) => T | null): T | null {
  for (const form of forms) {
    const found = find(form);
    if (found !== null) return found;
  }
  return null;
}

/** One sentence on a letter or number that is no label of the question. */
export function foreignLabelReason(label: string, labels: readonly string[]): string {
  return `"${label}" is no label of this question: its choices are labelled ${labels.join(", ")}. Write the label or the text of a choice.`;
}
