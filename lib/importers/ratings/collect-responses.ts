import { unguardFormula } from "@/lib/importers/formula-start";
import type { Problem } from "@/lib/importers/outcome";
import { readNumber, readWholeNumber } from "@/lib/importers/read-number";
import type { TableRow } from "@/lib/importers/read-table";
import type { ReadResponse } from "./make-response-table";
import type { RatingColumn } from "./rating-column";
import { knownMethod, readNames, saySynonyms } from "./read-names";
import { isMissing, isMissingWord } from "./read-rating-cell";
import { readYesNo } from "./read-yes-no";
import { repeatedResponses } from "./repeated-responses";
import type { ResponseColumns } from "./response-columns";
import { countOf, Tally } from "./tally";

type NameOf = (row: TableRow) => string;

/** What a row's names are; "" where it has none. */
export interface RowNames {
  participant: NameOf;
  /** By our key where the file has a published name. */
  method: NameOf;
  question: NameOf;
  explanation: NameOf;
  run: NameOf;
  problems: Problem[];
  remarks: Problem[];
}

/** The names of participants, methods and questions, as `readNames` takes them. */
export function readAllNames(rows: readonly TableRow[], columns: ResponseColumns): RowNames {
  const problems: Problem[] = [];
  const remarks: Problem[] = [];
  // Our own files have an apostrophe before names that a spreadsheet could run.
  const written = (row: TableRow, field: string) =>
    columns.isOwn ? unguardFormula(row.written(field)) : row.written(field);
  const read = (field: string, one: string, isNeeded: boolean): NameOf => {
    if (!field) return () => "";
    const names = rows.map((row) => ({ line: row.line, text: written(row, field) }));
    const { nameOf, ...said } = readNames(names, { one, many: `${one}s`, field, isNeeded });
    problems.push(...said.problems);
    remarks.push(...said.remarks);
    return (row) => nameOf(written(row, field));
  };
  const participant = read(columns.participant, "participant", true);
  const named = read(columns.method, "method", true);
  const question = read(columns.question, "question", false);
  const explained = read(columns.explanation, "explanation", false);
  const run = read(columns.run, "trained student", false);
  // Where a file names questions alone, a method has one explanation of each.
  const explanation: NameOf = (row) =>
    columns.explanation
      ? explained(row)
      : question(row) && JSON.stringify([named(row), question(row)]);
  const methods = rows.map((row) => ({ line: row.line, text: named(row) }));
  remarks.push(
    ...saySynonyms(
      methods.filter(({ text }) => text !== ""),
      columns.method,
    ),
  );
  const method: NameOf = (row) => knownMethod(named(row));
  return { participant, method, question, explanation, run, problems, remarks };
}

/** The constructs, and each one's ratings by the place of their cell. */
export interface ReadColumns {
  constructs: readonly RatingColumn[];
  ratings: readonly (readonly (number | null)[])[];
}

export interface CollectedResponses {
  responses: ReadResponse[];
  problems: Problem[];
  remarks: Problem[];
}

/**
 * The responses of the rows that have a participant and a method. Problems: two ratings of one construct
 * in a response of a file with one row a rating. Remarks: positions and lengths that are no numbers,
 * and what a participant seems to have rated twice.
 */
export function collectResponses(
  rows: readonly TableRow[],
  columns: ResponseColumns,
  names: RowNames,
  read: ReadColumns,
): CollectedResponses {
  const problems: Problem[] = [];
  const unread = new Tally();
  const lines = new Map<ReadResponse, number>();
  const byKey = new Map<string, ReadResponse>();
  const places = read.constructs.map(() => 0);
  const construct = new Map(read.constructs.map(({ key }, place) => [key, place]));
  rows.forEach((row, index) => {
    const response = readResponse(row, columns, names, unread);
    const key = columns.isLong ? longKey(row, columns) : String(index);
    const known = response && (byKey.get(key) ?? response);
    if (known && !byKey.has(key)) {
      byKey.set(key, known);
      lines.set(known, row.line);
    }
    const own = row.written(columns.construct);
    const rated = columns.isLong
      ? [construct.get(own) ?? construct.get(own.trim()) ?? -1]
      : read.constructs.keys();
    for (const place of rated) {
      const cell = columns.isLong ? (places[place] ?? 0) : index;
      places[place] = cell + 1;
      const rating = read.ratings[place]?.[cell] ?? null;
      const name = read.constructs[place]?.key;
      if (!known || name === undefined || rating === null) continue;
      if (known.ratings.has(name)) {
        const reason = `The response has a rating of ${name} already; a trial_id or a position tells responses apart.`;
        problems.push({ line: row.line, field: "rating", reason });
      }
      known.ratings.set(name, rating);
    }
  });
  const remarks = [
    ...unread.say((field, count) =>
      field === columns.correct
        ? `${countOf(count, "row")}, first this one, ${count === 1 ? "has" : "have"} neither true nor false for whether the answer is right; it is taken as unknown.`
        : field === columns.position
          ? `${countOf(count, "row")}, first this one, ${count === 1 ? "has" : "have"} a position that is not a whole number; it is taken as unknown.`
          : `${countOf(count, "row")}, first this one, ${count === 1 ? "has" : "have"} a length that is no number; it is taken as unknown.`,
    ),
    ...repeatedResponses(lines),
  ];
  return { responses: [...lines.keys()], problems, remarks };
}

function readResponse(
  row: TableRow,
  columns: ResponseColumns,
  names: RowNames,
  unread: Tally,
): ReadResponse | null {
  const [participant, method] = [names.participant(row), names.method(row)];
  if (!participant || !method) return null;
  const position = row.cell(columns.position);
  const length = row.cell(columns.length);
  const given = (text: string) => !isMissing(text) && !isMissingWord(text);
  const read = {
    participant,
    method,
    question: names.question(row),
    explanation: names.explanation(row),
    run: names.run(row),
    correct: readYesNo(row.cell(columns.correct)),
    position: readWholeNumber(position),
    slot: row.cell(columns.slot),
    length: readNumber(length) ?? Number.NaN,
    ratings: new Map<string, number>(),
  };
  const correct = row.cell(columns.correct);
  if (given(correct) && read.correct === null) {
    unread.note(columns.correct, row.line, columns.correct);
  }
  if (given(position) && read.position === null) {
    unread.note(columns.position, row.line, columns.position);
  }
  if (given(length) && Number.isNaN(read.length)) {
    unread.note(columns.length, row.line, columns.length);
  }
  return read;
}

/** What the ratings of one response share. */
function longKey({ cell, written }: TableRow, columns: ResponseColumns): string {
  const trial = cell("trial_id");
  const { participant, position, slot, method, question } = columns;
  const parts = trial ? [participant] : [participant, position, slot, method, question];
  return [trial, ...parts.map(written)].join("\n");
}
