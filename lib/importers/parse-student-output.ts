import { addCounted, type Counted, countedRemarks } from "./answers/counted-remarks";
import { conclude, type Imported, type Problem } from "./outcome";
import { questionKey } from "./question-key";
import { OUTPUT_COLUMNS, outputRemarks, readOutput, type StudentAnswer } from "./read-output";
import { readTable } from "./read-table";

export interface StudentOutput {
  /** One per row, in the order of the file. */
  outputs: StudentAnswer[];
  /** Rows whose answer is the right one, of all rows. */
  accuracy: { correct: number; total: number };
}

const OPTIONAL = ["input_(counterfactual)explain", "rationales_preds", "rationales_labels"];

/**
 * Reads what one trained student answered and explained, one question a row: the columns
 * input_predict, answers_preds and answers_labels, and rationales_preds unless the rationale is part
 * of the answer. An answer counts as a choice when both are equal after trimming and after leaving out
 * one period at the end (see matchChoice); an answer that is none of the choices counts as wrong and
 * is a remark, as are a missing explanation and a question that stands twice. Fails where the question
 * cannot be told from its choices, and where the right answer is none of them.
 */
export function parseStudentOutput(text: string): Imported<StudentOutput> {
  const { rows, problems, remarks } = readTable(text, {
    required: OUTPUT_COLUMNS,
    optional: OPTIONAL,
  });
  const counted: Counted[] = [];
  const outputs = rows.flatMap((row) => readOutput(row, problems, counted) ?? []);
  const correct = outputs.filter(({ answerIndex, goldIndex }) => answerIndex === goldIndex).length;
  remarks.push(
    ...outputs.flatMap(outputRemarks),
    ...repeatedQuestions(outputs),
    ...sayCounted(counted),
  );
  return conclude({ outputs, accuracy: { correct, total: outputs.length } }, problems, remarks);
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

function sayCounted(counted: Counted[]): Problem[] {
  const remarks = new Map();
  addCounted(remarks, counted);
  return countedRemarks(remarks);
}
