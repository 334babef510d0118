import type { ColumnMapping } from "@/lib/importers/column-mapping";
import type { ContentDefaults } from "@/lib/importers/map-content-row";
import type { CellOf } from "@/lib/importers/text/text-cell";
import { isRecord, textOf } from "./cell-text";

/**
 * What CoS-E's files are, and what they lack, where a line is one of them and no answer is mapped;
 * null for all others.
 */
export function cosEProblem(value: unknown, { columns }: ColumnMapping): string | null {
  if (columns.answer !== undefined || !isRecord(value) || !isRecord(value.explanation)) return null;
  if (!("open-ended" in value.explanation)) return null;
  return "This is CoS-E: explanations that people wrote for CommonsenseQA, with the id of each question, and without the answer and the method. Import CommonsenseQA's questions first, and add both to each line.";
}

/**
 * What a file with questions, right answers and explanations lacks where no column has what is
 * explained, as AQuA's with its rationales by people; null for a row without an explanation.
 */
export function unansweredProblem(
  cell: CellOf,
  { columns }: ColumnMapping,
  { method }: ContentDefaults,
): string | null {
  const { explanation } = columns;
  if (explanation === undefined || columns.answer !== undefined) return null;
  if (textOf(cell(explanation)) === "") return null;
  const missing = columns.method === undefined && method === null ? "answer and method" : "answer";
  return `"${explanation}" holds explanations, and no column holds the ${missing} that they belong to. Add ${missing === "answer" ? "it" : "both"}, or ignore "${explanation}" to import the questions alone.`;
}
