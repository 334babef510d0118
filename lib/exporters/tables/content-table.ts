import type { ExportTable, TableColumn } from "./export-table";

const COLUMNS: readonly TableColumn[] = [
  {
    name: "question_id",
    type: "string",
    freeText: true,
    meaning: "The question, by the id under which it was imported.",
    sql: "q.external_id",
  },
  {
    name: "question",
    type: "string",
    freeText: true,
    meaning: "What is asked; empty where only the number of the question is known.",
    sql: "q.stem",
  },
  {
    name: "choices",
    type: "string",
    meaning: "The choices in their order, as a JSON list of texts.",
    sql: "to_jsonb(q.choices)::text",
  },
  {
    name: "gold_answer",
    type: "string",
    freeText: true,
    meaning: "The right answer; empty where it is not known.",
    sql: "q.choices[q.gold_index + 1]",
  },
  {
    name: "gold_index",
    type: "integer",
    meaning:
      "The right answer's place among the choices, from 0: two choices may have the same words.",
    sql: "q.gold_index",
  },
  {
    name: "method",
    type: "string",
    freeText: true,
    meaning: "The distillation method; empty for a question that no method has explained.",
    sql: "m.key",
  },
  {
    name: "model_run_id",
    type: "string",
    meaning: "The trained student, as in the table of accuracy runs; empty where it is not known.",
    sql: "e.model_run_id",
  },
  {
    name: "model_size",
    type: "string",
    freeText: true,
    meaning: "The size of the student’s model in its own words; empty where it is not known.",
    sql: "a.model_size",
  },
  {
    name: "run_number",
    type: "integer",
    meaning: "The number of the student’s run; empty where it is not known.",
    sql: "a.run_number",
  },
  {
    name: "explanation_id",
    type: "string",
    meaning: "The explanation, as in the tables of ratings and trials.",
    sql: "e.id",
  },
  {
    name: "explanation",
    type: "string",
    freeText: true,
    meaning: "What the student model wrote; empty where only the length is known.",
    sql: "e.text",
  },
  {
    name: "explanation_length",
    type: "integer",
    unit: "characters",
    meaning: "The length of the explanation.",
    sql: "e.length",
  },
  {
    name: "student_answer",
    type: "string",
    freeText: true,
    meaning: "What the student model answered; empty where it is not known.",
    sql: "coalesce(e.answer_text, q.choices[e.answer_index + 1])",
  },
  {
    name: "answer_index",
    type: "integer",
    meaning:
      "The answer's place among the choices, from 0; empty where it is none of them, or not known.",
    sql: "e.answer_index",
  },
  {
    name: "student_correct",
    type: "boolean",
    meaning: "Whether the student's answer is the right one; empty where that is not known.",
    sql: "student.correct",
  },
  {
    name: "retired_at",
    type: "timestamp",
    unit: "UTC, ISO 8601",
    meaning: "From when on nobody new was given the explanation; empty where it is given out.",
    sql: "e.retired_at",
  },
  {
    name: "retired_reason",
    type: "string",
    freeText: true,
    meaning: "Why; empty where it is given out.",
    sql: "e.retired_reason",
  },
];

/** What is there to be rated. */
export const CONTENT_TABLE: ExportTable = {
  name: "content",
  rows: "One row per explanation, and one per question without any",
  meaning:
    "What is rated: questions, choices, right answers, and what each student answered and wrote.",
  ofParticipants: false,
  columns: COLUMNS,
};
