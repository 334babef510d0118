import type { ColumnMapping } from "@/lib/importers/column-mapping";
import { isRecord } from "./cell-text";

/**
 * What CoS-E's files are, and what they lack, where a line is one of them and no answer is mapped;
 * null for all others.
 */
export function cosEProblem(value: unknown, { columns }: ColumnMapping): string | null {
  if (columns.answer !== undefined || !isRecord(value) || !isRecord(value.explanation)) return null;
  if (!("open-ended" in value.explanation)) return null;
  return "This is CoS-E: explanations that people wrote for CommonsenseQA, with the id of each question, and without the answer and the method. Import CommonsenseQA's questions first, and add both to each line.";
}
