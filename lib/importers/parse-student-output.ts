import { matchChoice, withoutPeriod } from "./match-choice";
import { conclude, type Imported, type Problem } from "./outcome";
import { questionKey } from "./question-key";
import { readTable, type TableRow } from "./read-table";
import { readAnswerText, readExplanation, readQuestionText } from "./student-text";
import type { TextSource } from "./text/decode-text";

export interface StudentOutput {
  /** One per row, in the order of the file. */
  outputs: StudentAnswer[];
  /** Rows whose answer is the right one, of all rows. */
  accuracy: { correct: number; total: number };
}

export interface StudentAnswer {
  line: number;
  stem: string;
  /** 2 to 10 texts. */
  choices: string[];
  /** Where the right answer stands among the choices, from 0. */
  goldIndex: number;
  /** What the student answered, without a period at the end. */
  answerText: string;
  /** Where that stands among the choices, from 0; null when it is none of them. */
  answerIndex: number | null;
  /** "" where the student wrote none. */
  explanation: string;
}

/** The columns without which a table is no student's output. */
export const OUTPUT_COLUMNS = ["input_predict", "answers_preds", "answers_labels"];
const OPTIONAL = ["input_(counterfactual)explain", "rationales_preds", "rationales_labels"];

/**
 * Reads what one trained student answered and explained, one question a row: the columns
 * input_predict, answers_preds and answers_labels, and rationales_preds unless the rationale is part
 * of the answer. An answer counts as a choice when both are equal after trimming and after leaving out
 * one period at the end (see matchChoice); an answer that is none of the choices counts as wrong and
 * is a remark, as are a missing explanation and a question that stands twice. Fails where the question
 * cannot be told from its choices, and where the right answer is none of them.
 */
export function parseStudentOutput(source: TextSource): Imported<StudentOutput> {
  const { rows, problems, remarks } = readTable(source, {
    required: OUTPUT_COLUMNS,
    optional: OPTIONAL,
  });
  const outputs = rows.flatMap((row) => readOutput(row, problems) ?? []);
  const correct = outputs.filter(({ answerIndex, goldIndex }) => answerIndex === goldIndex).length;
  remarks.push(...outputs.flatMap(outputRemarks), ...repeatedQuestions(outputs));
  return conclude({ outputs, accuracy: { correct, total: outputs.length } }, problems, remarks);
}

/** What one row of a student's output says; its problems join the others. */
export function readOutput({ line, cell }: TableRow, problems: Problem[]): StudentAnswer | null {
  const question = readQuestionText(cell("input_predict"));
  if (!question) {
    const reason = 'Not of the form "Question: … Choices: (a) … (b) …".';
    problems.push({ line, field: "input_predict", reason });
    return null;
  }
  const gold = readAnswerText(cell("answers_labels")).answer;
  const goldIndex = matchChoice(gold, question.choices);
  if (goldIndex === null) {
    const reason = `The right answer "${gold}" is none of the choices.`;
    problems.push({ line, field: "answers_labels", reason });
    return null;
  }
  const { answer } = readAnswerText(cell("answers_preds"));
  const answerIndex = matchChoice(answer, question.choices);
  return {
    line,
    ...question,
    goldIndex,
    answerText: question.choices[answerIndex ?? -1] ?? withoutPeriod(answer),
    answerIndex,
    explanation: readExplanation(cell("rationales_preds"), cell("answers_preds")),
  };
}

/** What is worth a look in one row. */
export function outputRemarks({
  line,
  answerText,
  answerIndex,
  explanation,
}: StudentAnswer): Problem[] {
  const remarks: Problem[] = [];
  if (answerIndex === null) {
    const reason = `The answer "${answerText}" is none of the choices; it counts as wrong.`;
    remarks.push({ line, field: "answers_preds", reason });
  }
  if (explanation === "") {
    remarks.push({ line, field: "rationales_preds", reason: "There is no explanation." });
  }
  return remarks;
}

function repeatedQuestions(outputs: StudentAnswer[]): Problem[] {
  const lines = new Map<string, number>();
  return outputs.flatMap(({ line, ...question }) => {
    const key = questionKey(question);
    const earlier = lines.get(key);
    lines.set(key, earlier ?? line);
    if (earlier === undefined) return [];
    const reason = `The same question with the same choices as line ${earlier}.`;
    return [{ line, field: "input_predict", reason }];
  });
}
