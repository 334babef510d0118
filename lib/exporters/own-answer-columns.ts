import type { OwnQuestion } from "@/lib/study/own-questions";
import type { Column } from "./column";

/** The answers to a study's own questions, a column for each: "own_" and the question's key. */
export function ownAnswerColumns<Row extends { own: Record<string, string> | null }>(
  questions: readonly OwnQuestion[],
): Column<Row>[] {
  return questions.map((question) => {
    const { key, kind, options } = question;
    return {
      name: `own_${key}`,
      type: kind === "number" ? "integer" : "string",
      meaning: `The answer to the study's own question “${question.question}” Empty where nothing was answered.`,
      ...(kind === "choice"
        ? { values: Object.fromEntries(options.map((option) => [option.key, option.label])) }
        : {}),
      ...(kind === "text" ? { freeText: true } : {}),
      get: (row) => row.own?.[key] ?? null,
    };
  });
}
