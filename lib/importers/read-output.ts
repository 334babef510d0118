import { labelsOf, placeOfLabel } from "./answers/choice-labels";
import type { Counted } from "./answers/counted-remarks";
import { foreignLabelReason, resolveAnswer } from "./answers/resolve-answer";
import { YES_NO, yesNoAnswer } from "./answers/yes-no";
import { withoutPeriod } from "./match-choice";
import type { Problem } from "./outcome";
import {
  type QuestionText,
  readAnswerText,
  readBareQuestion,
  readExplanation,
  readQuestionText,
} from "./student-text";

export interface StudentAnswer {
  line: number;
  stem: string;
  /** 2 to 10 texts. */
  choices: string[];
  /** Null where they are called a, b, c … in their order. */
  labels: string[] | null;
  /** Where the right answer stands among the choices, from 0. */
  goldIndex: number;
  /** What the student answered, without a period at the end; "" where it answered nothing. */
  answerText: string;
  /** Where that stands among the choices, from 0; null when it is none of them. */
  answerIndex: number | null;
  /** "" where the student wrote none. */
  explanation: string;
}

/** The columns without which a table is no student's output. */
export const OUTPUT_COLUMNS = ["input_predict", "answers_preds", "answers_labels"];
export const RATIONALE_COLUMN = "rationales_preds";

/**
 * What one row of a student's output says; its problems, and what is counted for the file, join the
 * others. How answers name a choice, resolveAnswer says. A question without choices whose right answer
 * is yes or no has these two.
 */
export function readOutput(
  { line, cell }: { line: number; cell: (column: string) => string },
  problems: Problem[],
  counted: Counted[],
): StudentAnswer | null {
  const refuse = (field: string, reason: string) => {
    problems.push({ line, field, reason });
    return null;
  };
  const goldText = cell("answers_labels");
  const question = readAsked(cell("input_predict"), goldText);
  if (!question) {
    return refuse("input_predict", 'Not of the form "Question: … Choices: (a) … (b) …".');
  }
  const { stem, choices, labels, isYesNo } = question;
  const resolve = (text: string) =>
    resolveAnswer((isYesNo && yesNoAnswer(text)) || text, { texts: choices, labels });
  if (isYesNo) counted.push({ kind: "yes-no", line });

  const gold = resolve(goldText);
  if (gold.kind !== "choice") {
    return refuse(
      "answers_labels",
      gold.kind === "foreign-label"
        ? foreignLabelReason(gold.label, gold.labels)
        : `The right answer "${readAnswerText(goldText).answer}" is not among the choices.`,
    );
  }
  const given = cell("answers_preds");
  const answered = resolve(given);
  if (answered.kind === "foreign-label") {
    return refuse("answers_preds", foreignLabelReason(answered.label, answered.labels));
  }
  const answerIndex = answered.kind === "choice" ? answered.index : null;
  const { answer } = readAnswerText(given);
  if (given === "") counted.push({ kind: "no-answer", line });
  for (const [kind, found, written] of [
    ["folded-gold", gold, goldText],
    ["folded-answer", answered, answer],
  ] as const) {
    if (found.kind !== "choice" || !found.folded) continue;
    counted.push({ kind, line, example: `"${written}" is "${choices[found.index]}"` });
  }
  for (const [kind, found, written] of [
    ["gold-text-and-label", gold, readAnswerText(goldText).answer],
    ["text-and-label", answered, answer],
  ] as const) {
    const label = placeOfLabel(written, labelsOf({ texts: choices, labels }));
    if (found.kind !== "choice" || label === null || label === found.index) continue;
    if (choices[found.index]?.trim() !== written.trim()) continue;
    counted.push({ kind, line, example: `"${written}" is "${choices[found.index]}"` });
  }
  const explanation = readExplanation(cell(RATIONALE_COLUMN), given);
  if (explanation.cut) counted.push({ kind: "run-on", line });
  return {
    line,
    stem,
    choices,
    labels,
    goldIndex: gold.index,
    answerText: choices[answerIndex ?? -1] ?? withoutPeriod(answer),
    answerIndex,
    explanation: explanation.text,
  };
}

function readAsked(text: string, gold: string): (QuestionText & { isYesNo: boolean }) | null {
  const read = readQuestionText(text);
  if (read) return { ...read, isYesNo: false };
  const stem = yesNoAnswer(gold) === null ? null : readBareQuestion(text);
  return stem === null ? null : { stem, choices: [...YES_NO], labels: null, isYesNo: true };
}

/** What is worth a look in one row. */
export function outputRemarks({
  line,
  answerText,
  answerIndex,
  explanation,
}: Pick<StudentAnswer, "line" | "answerText" | "answerIndex" | "explanation">): Problem[] {
  const remarks: Problem[] = [];
  if (answerIndex === null && answerText !== "") {
    const reason = `The answer "${answerText}" is not among the choices; it counts as wrong.`;
    remarks.push({ line, field: "answers_preds", reason });
  }
  if (explanation === "") {
    remarks.push({ line, field: RATIONALE_COLUMN, reason: "There is no explanation." });
  }
  return remarks;
}
