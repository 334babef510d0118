import { type ResponseTable, sortedLevels } from "@/lib/comparison/responses/response-table";
import { readScalePoints } from "@/lib/comparison/responses/scored-rating";
import { methodKey } from "@/lib/importers/method-key";
import { conclude, type Imported, type Problem } from "@/lib/importers/outcome";
import { readNumber, readWholeNumber } from "@/lib/importers/read-number";
import { readTable, type Table, type TableRow } from "@/lib/importers/read-table";
import type { TextSource } from "@/lib/importers/text/decode-text";
import { findConstructColumns } from "./find-construct-columns";
import { slotNumber, slotPositions } from "./rating-slots";
import { isMissing, MOST_POINTS, readRatingCell } from "./read-rating-cell";
import { ABOUT_YOU_COLUMNS } from "./read-rating-row";

/** What a column can be called, in the published layout, in our own files, in other people's. */
const NAMES = {
  participant: ["CASE", "participant_code", "participant"],
  method: ["model", "method"],
  question: ["rationale_id", "question_id", "question", "item"],
  position: ["position", "rationale"],
  length: ["rationale_length", "explanation_length", "length"],
};
/** comparison.csv calls the questions about participants by our keys. */
const ABOUT_YOU_NAMES = ABOUT_YOU_COLUMNS.map(([key, names]): string[] => [...names, key]);
/** How long the scales are, as our own files say it. */
const SCALE_POINTS = "scale_points";
const KNOWN = [...Object.values(NAMES), ...ABOUT_YOU_NAMES, SCALE_POINTS].flat();
const LONG = ["construct", "rating"];
/** In our ratings.csv: whose ratings the comparison leaves out. */
const EXCLUDED = "excluded";
const FEWEST_POINTS = 5;

/** One response before the whole file is known. */
interface ReadResponse {
  participant: string;
  method: string;
  question: string;
  /** As it is written: a number, or null. */
  position: number | null;
  /** The number of a slot such as RE08, or null. */
  slot: number | null;
  length: number;
  aboutYou: (string | null)[];
  ratings: Map<string, number>;
}

/**
 * Reads responses for the comparison from a CSV file: the published layout, our own responses.csv,
 * comparison.csv and ratings.csv (one row per rating, without those of who is excluded), or any table with a participant (CASE), a
 * method (model) and constructs in columns; `findConstructColumns` says which columns these are. Empty
 * and NA are missing ratings. Of ratings.csv the scores are read, in which reverse-scored answers are
 * turned around. A scale is as long as the file says, else it has the highest rating of the file, and
 * at least five points. Methods are in the order of their code points. Problems: a row without a
 * participant or a method, a rating that is no whole number from 1 to 11, no construct at all, and in a
 * file of ratings two of one construct in a response.
 */
export function readResponses(source: TextSource): Imported<ResponseTable> {
  const table = readTable(source, { required: [], optional: [] });
  const { problems } = table;
  const column = Object.fromEntries(
    Object.entries(NAMES).map(([field, names]) => [field, firstOf(names, table)]),
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
  const { constructs, remarks } = isLong
    ? { constructs: listConstructs(table, problems), remarks: [] }
    : findConstructColumns(table, KNOWN);
  if (constructs.length === 0) {
    problems.push({
      line: 1,
      reason: `No column holds ratings: whole numbers from 1 to ${MOST_POINTS}.`,
    });
  }
  const aboutYou = ABOUT_YOU_NAMES.map((names) => firstOf(names, table));
  // Other people's scores are something else.
  const scored = ["score", SCALE_POINTS].every((name) => table.columns.includes(name));
  const score = scored ? "score" : "rating";
  const points = new Map<string, number>();
  const responses = new Map<string, ReadResponse>();
  table.rows.forEach((row, index) => {
    if (isLong && row.cell(EXCLUDED) === "true") return;
    const read = readResponse(row, column, aboutYou, problems);
    if (!read) return;
    const key = isLong ? longKey(row, column) : String(index);
    const response = responses.get(key) ?? read;
    responses.set(key, response);
    for (const construct of isLong ? [row.cell("construct")] : constructs) {
      const rating = readRating(row, isLong ? score : construct, problems);
      const said = readScalePoints(row.cell(SCALE_POINTS), construct);
      if (said !== null) points.set(construct, Math.max(said, points.get(construct) ?? 0));
      if (rating === null) continue;
      if (response.ratings.has(construct)) {
        const reason = `The response has a rating of ${construct} already; a trial_id or a position tells responses apart.`;
        problems.push({ line: row.line, field: "rating", reason });
      }
      response.ratings.set(construct, rating);
    }
  });
  const made = makeTable([...responses.values()], constructs, aboutYou, points);
  return conclude(made, problems, remarks);
}

function firstOf(names: readonly string[], { columns }: Table): string {
  return names.find((name) => columns.includes(name)) ?? "";
}

/** The constructs of a file with one row a rating, in the order of the file. */
function listConstructs({ rows }: Table, problems: Problem[]): string[] {
  const names = new Set<string>();
  for (const { line, cell } of rows) {
    const name = cell("construct");
    if (name) names.add(name);
    else problems.push({ line, field: "construct", reason: "No construct." });
  }
  return [...names];
}

/** What the ratings of one response share. */
function longKey({ cell }: TableRow, column: Record<keyof typeof NAMES, string>): string {
  const trial = cell("trial_id");
  const { participant, position, method, question } = column;
  const parts = trial ? [participant] : [participant, position, method, question];
  return [trial, ...parts.map(cell)].join("\n");
}

function readResponse(
  { line, cell }: TableRow,
  column: Record<keyof typeof NAMES, string>,
  aboutYou: string[],
  problems: Problem[],
): ReadResponse | null {
  const known = (name: string) => (isMissing(cell(name)) ? "" : cell(name));
  const [participant, method] = [known(column.participant), known(column.method)];
  if (!participant) problems.push({ line, field: column.participant, reason: "No participant." });
  if (!method) problems.push({ line, field: column.method, reason: "No method." });
  if (!participant || !method) return null;
  const position = cell(column.position);
  return {
    participant,
    method: methodKey(method) ?? method,
    question: known(column.question),
    position: readWholeNumber(position),
    slot: slotNumber(position),
    length: readNumber(cell(column.length)) ?? Number.NaN,
    aboutYou: aboutYou.map((name) => cell(name) || null),
    ratings: new Map(),
  };
}

function readRating({ line, cell }: TableRow, field: string, problems: Problem[]): number | null {
  const text = cell(field);
  if (isMissing(text)) return null;
  const value = readRatingCell(text);
  if (value !== null) return value;
  problems.push({ line, field, reason: `Not a whole number from 1 to ${MOST_POINTS}: "${text}".` });
  return null;
}

function makeTable(
  read: ReadResponse[],
  constructs: string[],
  aboutYou: string[],
  said: ReadonlyMap<string, number>,
): ResponseTable {
  const highest = read.reduce((most, { ratings }) => Math.max(most, ...ratings.values()), 0);
  const highestOf = (construct: string) =>
    read.reduce((most, { ratings }) => Math.max(most, ratings.get(construct) ?? 0), 0);
  const pointsOf = (construct: string) => {
    const points = said.get(construct);
    return points ? Math.max(points, highestOf(construct)) : Math.max(FEWEST_POINTS, highest);
  };
  const methods = [...new Set(read.map(({ method }) => method))].sort();
  const participants = [...new Set(read.map(({ participant }) => participant))];
  const number = numberOf(participants);
  const methodNumber = numberOf(methods);
  const question = numberOf([...new Set(read.map((response) => response.question))]);
  const positionOfSlot = slotPositions(read.flatMap(({ slot }) => slot ?? []));
  // Programs count from 0 too; 0 stands for an unknown position here.
  const start = read.some(({ position }) => position === 0) ? 1 : 0;
  return {
    methods: methods.map((key) => ({ key, label: key })),
    constructs: constructs.map((key) => ({ key, statement: null, points: pointsOf(key) })),
    responses: read.length,
    participant: Int32Array.from(read, (response) => number(response.participant)),
    method: Int32Array.from(read, (response) => methodNumber(response.method)),
    question: Int32Array.from(read, (response) =>
      response.question === "" ? -1 : question(response.question),
    ),
    position: Int32Array.from(read, ({ position, slot }) =>
      position === null ? (positionOfSlot.get(slot ?? -1) ?? 0) : position + start,
    ),
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
      const levelNumber = numberOf(levels);
      const level = Int32Array.from(answers, (answer) => levelNumber(answer ?? ""));
      return [{ key, levels, level }];
    }),
  };
}

function numberOf(names: string[]): (name: string) => number {
  const places = new Map(names.map((name, place) => [name, place]));
  return (name) => places.get(name) ?? -1;
}

function emptyTable(): ResponseTable {
  return makeTable([], [], [], new Map());
}
