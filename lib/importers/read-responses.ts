import { type ResponseTable, sortedLevels } from "@/lib/study/response-table";
import { methodKey } from "./method-key";
import { conclude, type Imported, type Problem } from "./outcome";
import { slotNumber } from "./rating-slots";
import { readNumber, readWholeNumber } from "./read-number";
import { ABOUT_YOU_COLUMNS } from "./read-rating-row";
import { readTable, type Table, type TableRow } from "./read-table";

/** What a column can be called, in the published layout, in our own files, in other people's. */
const NAMES = {
  participant: ["CASE", "participant_code", "participant"],
  method: ["model", "method"],
  question: ["rationale_id", "question_id", "question", "item"],
  position: ["position", "rationale"],
  length: ["rationale_length", "explanation_length", "length"],
};
const KNOWN = [...Object.values(NAMES), ...ABOUT_YOU_COLUMNS.map(([, names]) => names)].flat();
const LONG = ["construct", "rating"];
const MOST_POINTS = 11;
const FEWEST_POINTS = 5;
const MISSING = new Set(["", "NA"]);

/** One response before the whole file is known. */
interface ReadResponse {
  participant: string;
  method: string;
  question: string;
  position: number;
  length: number;
  aboutYou: (string | null)[];
  ratings: Map<string, number>;
}

/**
 * Reads responses for the comparison from a CSV file: the published layout, our own responses.csv,
 * comparison.csv and ratings.csv (one row per rating), or any table with a participant (CASE), a
 * method (model) and constructs in columns. A construct is a column of no other meaning that mostly
 * holds whole numbers from 1 to 11; empty and NA are missing ratings. Methods are in the order of
 * the alphabet. Problems: a row without a participant or a method, a rating that is no whole number
 * from 1 to 11, no construct at all.
 */
export function readResponses(text: string): Imported<ResponseTable> {
  const table = readTable(text, { required: [], optional: [] });
  const { problems } = table;
  const column = Object.fromEntries(
    Object.entries(NAMES).map(([field, names]) => [
      field,
      names.find((name) => table.columns.includes(name)) ?? "",
    ]),
  ) as Record<keyof typeof NAMES, string>;
  if (problems.length === 0) {
    for (const field of ["participant", "method"] as const) {
      if (column[field]) continue;
      const reason = `There is no column for the ${field}: ${NAMES[field].join(", ")}.`;
      problems.push({ line: 1, reason });
    }
  }
  if (problems.length > 0) return conclude(emptyTable(), problems, []);

  const isLong = LONG.every((name) => table.columns.includes(name));
  const constructs = isLong ? [] : findConstructs(table);
  if (!isLong && constructs.length === 0) {
    problems.push({ line: 1, reason: "No column holds ratings: whole numbers from 1 to 11." });
  }
  const aboutYou = ABOUT_YOU_COLUMNS.map(
    ([, names]) => names.find((name) => table.columns.includes(name)) ?? "",
  );
  const responses = new Map<string, ReadResponse>();
  table.rows.forEach((row, index) => {
    const read = readResponse(row, column, aboutYou, problems);
    if (!read) return;
    const key = isLong ? `${read.participant}\n${row.cell("trial_id") || read.position}` : index;
    const response = responses.get(String(key)) ?? read;
    responses.set(String(key), response);
    for (const construct of isLong ? [row.cell("construct")] : constructs) {
      const field = isLong ? "rating" : construct;
      const rating = readRating(row, field, problems);
      if (rating !== null) response.ratings.set(construct, rating);
    }
  });
  const names = isLong ? [...new Set(table.rows.map((row) => row.cell("construct")))] : constructs;
  return conclude(makeTable([...responses.values()], names, aboutYou), problems, []);
}

function findConstructs({ columns, rows }: Table): string[] {
  return columns.filter((name) => {
    if (name === "" || KNOWN.includes(name)) return false;
    const cells = rows.map((row) => row.cell(name)).filter((cell) => !MISSING.has(cell));
    const ratings = cells.filter((cell) => isRating(readWholeNumber(cell)));
    return cells.length > 0 && ratings.length > cells.length / 2;
  });
}

function isRating(value: number | null): value is number {
  return value !== null && value >= 1 && value <= MOST_POINTS;
}

function readResponse(
  { line, cell }: TableRow,
  column: Record<keyof typeof NAMES, string>,
  aboutYou: string[],
  problems: Problem[],
): ReadResponse | null {
  const [participant, method] = [cell(column.participant), cell(column.method)];
  if (!participant) problems.push({ line, reason: "No participant." });
  if (!method) problems.push({ line, reason: "No method." });
  if (!participant || !method) return null;
  const position = cell(column.position);
  return {
    participant,
    method: methodKey(method) ?? method,
    question: cell(column.question),
    position: readWholeNumber(position) ?? slotNumber(position) ?? 0,
    length: readNumber(cell(column.length)) ?? Number.NaN,
    aboutYou: aboutYou.map((name) => cell(name) || null),
    ratings: new Map(),
  };
}

function readRating({ line, cell }: TableRow, field: string, problems: Problem[]): number | null {
  const text = cell(field);
  if (MISSING.has(text)) return null;
  const value = readWholeNumber(text);
  if (isRating(value)) return value;
  problems.push({ line, field, reason: `Not a whole number from 1 to ${MOST_POINTS}: "${text}".` });
  return null;
}

function makeTable(read: ReadResponse[], constructs: string[], aboutYou: string[]): ResponseTable {
  const highest = read.reduce((most, { ratings }) => Math.max(most, ...ratings.values()), 0);
  const points = Math.max(FEWEST_POINTS, highest);
  const methods = [...new Set(read.map(({ method }) => method))].sort();
  const participants = [...new Set(read.map(({ participant }) => participant))];
  const number = numberOf(participants);
  const question = numberOf([...new Set(read.map((response) => response.question))]);
  // Slots are numbered from wherever the file begins.
  const first = read.reduce((least, { position }) => Math.min(least, position), Infinity);
  return {
    methods: methods.map((key) => ({ key, label: key })),
    constructs: constructs.map((key) => ({ key, statement: null, points })),
    responses: read.length,
    participant: Int32Array.from(read, (response) => number(response.participant)),
    method: Int32Array.from(read, (response) => methods.indexOf(response.method)),
    question: Int32Array.from(read, (response) =>
      response.question === "" ? -1 : question(response.question),
    ),
    position: Int32Array.from(read, ({ position }) => (first > 0 ? position - first + 1 : 0)),
    length: Float64Array.from(read, ({ length }) => length),
    ratings: constructs.map((key) =>
      Int8Array.from(read, ({ ratings }) => (ratings.get(key) ?? 0) - 1),
    ),
    aboutYou: aboutYou.flatMap((key, place) => {
      if (!key) return [];
      const answers: (string | null)[] = new Array(participants.length).fill(null);
      for (const response of read) {
        answers[number(response.participant)] ??= response.aboutYou[place] ?? null;
      }
      const levels = sortedLevels(answers);
      const level = Int32Array.from(answers, (answer) => levels.indexOf(answer ?? ""));
      return [{ key, levels, level }];
    }),
  };
}

function numberOf(names: string[]): (name: string) => number {
  const places = new Map(names.map((name, place) => [name, place]));
  return (name) => places.get(name) ?? -1;
}

function emptyTable(): ResponseTable {
  return makeTable([], [], []);
}
