import type { Problem } from "@/lib/importers/outcome";
import { ABOUT_YOU_COLUMNS, POSITION, type RatingFileRow } from "./read-rating-row";

/** What cannot be true of two rows of a ratings file together, named on the later row. */
export function ratingContradictions(rows: readonly RatingFileRow[]): Problem[] {
  const firstOfCase = firstWith();
  const firstOfSlot = firstWith();
  const firstOfPlace = firstWith();
  const firstOfExplanation = firstWith();
  const firstOfBoth = firstWith();
  return rows.flatMap((row) => {
    const { line, case: name } = row;
    const problems: Problem[] = [];
    const sameCase = firstOfCase(name, row);
    for (const [question, [column]] of ABOUT_YOU_COLUMNS) {
      if (sameCase.aboutYou[question] === row.aboutYou[question]) continue;
      const reason = `CASE ${name} has another answer on line ${sameCase.line}.`;
      problems.push({ line, field: column, reason });
    }
    const sameSlot = firstOfSlot(`${name} ${row.slotNumber}`, row);
    if (sameSlot !== row) {
      const reason = `CASE ${name} has ${sameSlot.slot} on line ${sameSlot.line} already.`;
      problems.push({ line, field: "rationale", reason });
    }
    const samePlace = row.place === null ? row : firstOfPlace(`${name} ${row.place}`, row);
    if (samePlace !== row) {
      const reason = `CASE ${name} has position ${row.place} on line ${samePlace.line} already.`;
      problems.push({ line, field: POSITION, reason });
    }
    const explanation = `${row.rationaleId} ${row.methodKey}`;
    const { line: at, explanationLength } = firstOfExplanation(explanation, row);
    if (explanationLength !== row.explanationLength) {
      const reason = `The same explanation is ${explanationLength} characters long on line ${at}.`;
      problems.push({ line, field: "rationale_length", reason });
    }
    const rated = firstOfBoth(`${name} ${explanation}`, row);
    if (rated !== row) {
      const reason = `CASE ${name} rated the same explanation on line ${rated.line} already.`;
      problems.push({ line, field: "rationale_id", reason });
    }
    return problems;
  });
}

/** Gives the row that came first with a key: the row itself when it is that one. */
function firstWith(): (key: string, row: RatingFileRow) => RatingFileRow {
  const seen = new Map<string, RatingFileRow>();
  return (key, row) => {
    const first = seen.get(key) ?? row;
    seen.set(key, first);
    return first;
  };
}
