import type { Problem } from "@/lib/importers/outcome";
import type { DecidedScale } from "./decide-scales";
import type { RatingColumn } from "./rating-column";
import { endsOf, scaleOption } from "./rating-scale";
import { isMissing, isMissingWord, readRatingCell, sayNoRating } from "./read-rating-cell";
import { countOf, Tally } from "./tally";

/** So many bad cells of a column are listed one by one. */
const LISTED_CELLS = 5;

/**
 * The ratings of a column by the place of their cell; null where nothing was answered. What is no rating
 * is a problem: the first few cells each, the rest in one sentence, with the scale to ask for where
 * another one would hold the column.
 */
export function readColumn(
  column: RatingColumn,
  scale: DecidedScale,
  field: string,
): { ratings: (number | null)[]; problems: Problem[]; remarks: Problem[] } {
  const bad: { line: number; text: string }[] = [];
  const words = new Tally();
  const ratings = column.cells.map(({ line, text }) => {
    if (isMissing(text)) return null;
    if (isMissingWord(text)) {
      words.note(text, line, field);
      return null;
    }
    const value = readRatingCell(text, scale.allowed);
    if (value === null) bad.push({ line, text });
    return value;
  });
  const problems = bad.slice(0, LISTED_CELLS).map(({ line, text }): Problem => {
    return { line, field, reason: sayNoRating(text, scale.allowed) };
  });
  const next = bad[LISTED_CELLS];
  if (next) {
    const texts = [...new Set(bad.map(({ text }) => `"${text}"`))];
    const list = `${texts.slice(0, 5).join(", ")}${texts.length > 5 ? ", …" : ""}`;
    const reason = `${countOf(bad.length, "cell")} of ${column.key} hold no rating: ${list}.${sayWayOut(column)}`;
    problems.push({ line: next.line, field, reason });
  }
  return {
    ratings,
    problems,
    remarks: words.say(
      (word, count) => `"${word}" is read as no answer, in ${countOf(count, "cell")}, first here.`,
    ),
  };
}

/** Which scale would hold the whole column, or that a number far off may mean a missing answer. */
function sayWayOut({ key, numbers, given }: RatingColumn): string {
  const [from, to] = endsOf(numbers);
  const whole = [...numbers.values()].reduce((sum, count) => sum + count, 0);
  if (whole < given) return "";
  if (to - from < 11 && to > from) {
    return ` If its scale runs from ${from} to ${to}, add --scale ${scaleOption(key, { from, to })}; if a number means no answer, leave these cells empty.`.replace(
      / -(?=\d)/g,
      " −",
    );
  }
  return " If a number means no answer, leave these cells empty.";
}
