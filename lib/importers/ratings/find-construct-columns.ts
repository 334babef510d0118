import { QUALITY } from "@/lib/comparison/responses/response-table";
import type { Problem } from "@/lib/importers/outcome";
import type { Table } from "@/lib/importers/read-table";
import { isMissing, readRatingCell } from "./read-rating-cell";

const PUBLISHED = [
  "Plausibility",
  "Understandability",
  "Completeness",
  "Satisfaction",
  "Contrastiveness",
];

/** Last words of names that say that a column counts, times or identifies something. */
const COUNTING = new Set(
  "id index idx number no nr order position trial block row run session version length time duration ms seconds minutes age".split(
    " ",
  ),
);

/**
 * The columns that hold ratings, among those that `known` gives no other meaning. A published
 * construct does as soon as it holds anything; another column when at least half of what it holds are
 * whole numbers from 1 to 11, so that a few bad cells are problems and do not make it vanish.
 *
 * Trials numbered from 1 to 12 look like ratings as long as few are counted, and nothing in the numbers
 * themselves tells the two apart for certain. The name decides: a column whose last word counts, times
 * or identifies (trial_index, duration_ms, rowNumber) is never a construct. Nor is Quality beside
 * constructs, which is their mean and is computed. What is passed over so, and a published construct
 * without any rating, is remarked.
 */
export function findConstructColumns(
  { columns, rows }: Pick<Table, "columns" | "rows">,
  known: readonly string[],
): { constructs: string[]; remarks: Problem[] } {
  const remarks: Problem[] = [];
  const remark = (field: string, reason: string) => remarks.push({ line: 1, field, reason });
  const rated = columns.filter((name) => {
    if (name === "" || known.includes(name)) return false;
    let given = 0;
    let ratings = 0;
    for (const { cell } of rows) {
      const text = cell(name);
      if (isMissing(text)) continue;
      given += 1;
      if (readRatingCell(text) !== null) ratings += 1;
    }
    if (PUBLISHED.includes(name)) {
      if (given === 0) remark(name, "There is no rating in this column; it is not compared.");
      return given > 0;
    }
    if (given === 0 || ratings < given / 2) return false;
    if (!COUNTING.has(lastWord(name))) return true;
    remark(name, "Not taken for ratings, because of its name; call the column otherwise if it is.");
    return false;
  });
  if (rated.length < 2 || !rated.includes(QUALITY)) return { constructs: rated, remarks };
  remark(QUALITY, "Not read: Quality is computed, as the mean of the constructs.");
  return { constructs: rated.filter((name) => name !== QUALITY), remarks };
}

/** "index" of "trial_index", "trialIndex" and "Trial index". */
function lastWord(name: string): string {
  const words = name.split(/[_\s.-]+|(?<=[a-z0-9])(?=[A-Z])/);
  return words.at(-1)?.toLowerCase() ?? "";
}
