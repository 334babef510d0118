import type { OwnQuestion } from "@/lib/study/protocol/own-questions";
import type { TableColumn } from "./export-table";
import { sqlText } from "./sql-text";

/** The answers to a study's own questions, a column for each: "own_" and the question's key. */
export function ownAnswerColumns(questions: readonly OwnQuestion[]): TableColumn[] {
  return questions.map((question) => {
    const { key, kind, options } = question;
    const answer = `given.own ->> ${sqlText(key)}`;
    return {
      name: `own_${key}`,
      type: kind === "number" ? "integer" : "string",
      meaning: `The answer to the study's own question “${question.question}”. Empty where nothing was answered.`,
      ...(kind === "choice"
        ? { values: Object.fromEntries(options.map((option) => [option.key, option.label])) }
        : {}),
      ...(kind === "text" ? { freeText: true } : {}),
      // Another version of the protocol may have asked for words under the same key.
      sql:
        kind === "number"
          ? `CASE WHEN ${answer} ~ '^-?[0-9]{1,9}$' THEN (${answer})::int END`
          : answer,
    };
  });
}
