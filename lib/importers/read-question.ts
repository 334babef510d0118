import { isRecord, roundedReason, textOf } from "./answers/cell-text";
import {
  choicesProblem,
  type NoChoices,
  type ReadChoices,
  readChoiceCell,
} from "./answers/read-choices";
import { foreignLabelReason, resolveAnswer } from "./answers/resolve-answer";

export interface QuestionRecord {
  externalId: string;
  stem: string;
  /** 2 to 10 texts. */
  choices: string[];
  /** What the file calls the choices; null where that is a, b, c … in their order. */
  labels: string[] | null;
  /** Where the right answer stands among the choices, from 0; null where it is not given. */
  goldIndex: number | null;
}

interface Flaw {
  field?: string;
  reason: string;
}

/**
 * One question from the JSON value of its line, in any of the published shapes (see parseQuestions),
 * with its texts trimmed; or what is wrong with it. `onFolded` is told where the right answer is a
 * choice in other quotation marks, spaces or case.
 */
export function readQuestion(
  value: unknown,
  onFolded: (example: string) => void = () => {},
): QuestionRecord | Flaw[] {
  if (!isRecord(value)) return [{ reason: "Not a JSON object; each line holds one question." }];
  const nested = isRecord(value.question) ? value.question : undefined;
  const flaws: Flaw[] = [];

  const externalId = textOf(value.id);
  if (externalId === "") flaws.push({ field: "id", reason: "The id is missing." });
  const rounded = roundedReason(value.id);
  if (rounded !== null) flaws.push({ field: "id", reason: rounded });
  const stem = textOf(nested ? nested.stem : value.question);
  if (stem === "") flaws.push({ field: "question", reason: "The question has no stem." });

  const list = nested?.choices ?? value.choices;
  const choices = readList(list);
  const reason = "reason" in choices ? choices.reason : choicesProblem(choices.texts);
  if (reason !== null) flaws.push({ field: "choices", reason });
  if ("reason" in choices || flaws.length > 0) return flaws;

  const { texts, labels } = choices;
  const question = { externalId, stem, choices: texts, labels };
  const byLabel = textOf(value.answerKey);
  const answer = byLabel || textOf(value.answer);
  if (answer === "") return { ...question, goldIndex: null };
  const field = byLabel ? "answerKey" : "answer";
  const found = resolveAnswer(answer, choices, { labelsFirst: byLabel !== "" });
  if (found.kind === "none") {
    return [{ field, reason: `The answer "${answer}" is not among the choices.` }];
  }
  if (found.kind === "foreign-label") {
    return [{ field, reason: foreignLabelReason(found.label, found.labels) }];
  }
  if (found.folded) onFolded(`"${answer}" is "${texts[found.index]}"`);
  return { ...question, goldIndex: found.index };
}

/** Questions in JSON have a list; a text is none. */
function readList(value: unknown): ReadChoices | NoChoices {
  return typeof value === "object" && value !== null
    ? readChoiceCell(value)
    : { reason: "The question has no list of choices." };
}
