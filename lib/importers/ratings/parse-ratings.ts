import { unguardFormula } from "@/lib/importers/formula-start";
import { byMethodOrder, methodKey } from "@/lib/importers/method-key";
import { conclude, type Imported, type Problem } from "@/lib/importers/outcome";
import { readTable, type TableRow } from "@/lib/importers/read-table";
import type { TextSource } from "@/lib/importers/text/decode-text";
import { decideScales } from "./decide-scales";
import { quoteName, type WrittenName } from "./names";
import type { PublishedRatings, RatedParticipant } from "./published-ratings";
import { lineOfNumber, lookAtColumn, type RatingColumn } from "./rating-column";
import { ratingContradictions } from "./rating-contradictions";
import { ratingRemarks } from "./rating-remarks";
import { PUBLISHED_SCALE, type RatingScale, sayNumber, sayScale } from "./rating-scale";
import { slotPositions } from "./rating-slots";
import { knownMethod, readNames, saySynonyms } from "./read-names";
import { isMissing, isMissingWord } from "./read-rating-cell";
import {
  ABOUT_YOU_COLUMNS,
  POSITION,
  type RatingFileRow,
  readRatingRow,
  type UnknownAnswers,
} from "./read-rating-row";
import { readColumn } from "./read-ratings";
import { countOf, Tally } from "./tally";

const CONSTRUCTS = [
  "Plausibility",
  "Understandability",
  "Completeness",
  "Satisfaction",
  "Contrastiveness",
];
const REQUIRED = ["CASE", "rationale", "rationale_id", "model", "rationale_length"];
const OPTIONAL = [POSITION, ...CONSTRUCTS, ...ABOUT_YOU_COLUMNS.flatMap(([, names]) => names)];
const LONGEST_METHOD = 100;
const COUNTRY_CODE = /^(?!NA$)[A-Z]{2}$/;

/**
 * Reads ratings in the layout of the published study, which is that of our responses.csv: one row per
 * response, with the columns CASE, rationale (the slot, as in "RE08"), rationale_id, model,
 * rationale_length, at least one of the five constructs, and the about-you columns gender, age, country,
 * education, employement (or employment), in any order. A slot is a label and says nothing of the order in
 * which a participant saw the explanations; a column "position" does, and then every row needs it. Methods are the published ones or a study's
 * own; scales are detected (`decideScales`) and have at least five points. Fails on a cell that holds no
 * rating of its scale, or the only one of the file above 5, on an unknown about-you answer, a slot or an
 * explanation that appears twice for a participant, about-you answers that differ within a participant,
 * and lengths that differ for one explanation. Remarks: another scale than 1 to 5, names that look
 * alike, a participant who rated a question under two methods, planned responses that the file lacks.
 * Without an answer, about-you is "prefer-not-to-say".
 */
export function parseRatings(source: TextSource): Imported<PublishedRatings> {
  const table = readTable(source, { required: REQUIRED, optional: OPTIONAL });
  const { columns, problems, remarks } = table;
  const constructs = CONSTRUCTS.filter((construct) => columns.includes(construct));
  if (table.rows.length > 0 && constructs.length === 0) {
    problems.push({ line: 1, reason: `None of the columns ${CONSTRUCTS.join(", ")} is there.` });
  }
  const rated = readRatings(table.rows, constructs);
  const named = readRowNames(table.rows);
  problems.push(...rated.problems, ...named.problems);
  remarks.push(...rated.remarks, ...named.remarks);
  const hasCodes = table.rows.some(({ cell }) => COUNTRY_CODE.test(cell("country")));
  remarks.push(...sayNoAnswers(table.rows, hasCodes));
  const orderKnown = table.rows.some(({ cell }) => cell(POSITION) !== "");
  const unknown: UnknownAnswers = new Map();
  const rows = table.rows.flatMap((row, index) => {
    const ratings = Object.fromEntries(
      constructs.flatMap((construct, place) => {
        const rating = rated.ratings[place]?.[index] ?? null;
        return rating === null ? [] : [[construct, rating]];
      }),
    );
    const known = { ...named.of(row), ratings };
    const file = { constructs: constructs.length, hasCodes, orderKnown };
    return readRatingRow(row, known, file, { problems, unknown }) ?? [];
  });
  for (const answers of unknown.values()) {
    problems.push(
      ...answers.say(
        (text, count) =>
          `Not one of the published answers: "${text}", in ${countOf(count, "row")}, first here.`,
      ),
    );
  }
  problems.push(...ratingContradictions(rows));
  const ratings = {
    constructs,
    scales: rated.scales,
    methods: [...new Set(rows.map((row) => row.methodKey))].sort(byMethodOrder),
    orderKnown,
    participants: groupByCase(rows),
  };
  remarks.push(...ratingRemarks(columns, ratings));
  return conclude(ratings, problems, remarks);
}

/** The ratings of each construct, counted from 1 on; null where there is none, which is a problem. */
function readRatings(rows: readonly TableRow[], constructs: readonly string[]) {
  const columns = constructs.map((name) =>
    lookAtColumn(
      name,
      rows.map(({ line, cell }) => ({ line, text: cell(name) })),
    ),
  );
  const decided = decideScales(columns, { asked: new Map(), said: new Map() });
  const scales: ReadonlyMap<string, RatingScale> = decided.scales;
  const problems: Problem[] = [];
  const remarks: Problem[] = [...decided.remarks];
  const ratings = columns.map((column) => {
    const scale = decided.scales.get(column.key);
    if (!scale) return [];
    const { key: field, cells } = column;
    const read = readColumn(column, scale, field);
    problems.push(...read.problems);
    for (const { line, text } of cells) {
      if (!isMissing(text) && !isMissingWord(text)) continue;
      const reason = `No rating, and a response has one of each construct: "${text}".`;
      problems.push({ line, field, reason });
    }
    return read.ratings.map((rating) => (rating === null ? null : rating - scale.from + 1));
  });
  problems.push(...onlyOneAbove(columns, scales));
  remarks.push(...sayScales(scales));
  return { scales, ratings, problems, remarks };
}

/** The only rating of the file above 5 is taken for a slip. */
function onlyOneAbove(
  columns: readonly RatingColumn[],
  scales: ReadonlyMap<string, RatingScale>,
): Problem[] {
  const above = columns.flatMap((column) => {
    const scale = scales.get(column.key);
    if (scale?.from !== 1) return [];
    return [...column.numbers].flatMap(([value, count]) =>
      value > PUBLISHED_SCALE.to && value <= scale.to ? [{ column, value, count }] : [],
    );
  });
  const [first] = above;
  if (!first || above.length > 1 || first.count > 1) return [];
  const { column, value } = first;
  const reason = `The only rating above ${PUBLISHED_SCALE.to} in the file: "${value}".`;
  return [{ line: lineOfNumber(column, value), field: column.key, reason }];
}

function sayScales(scales: ReadonlyMap<string, RatingScale>): Problem[] {
  return [...scales].flatMap(([field, scale]): Problem[] => {
    const { from, to } = scale;
    if (from === 1 && to === PUBLISHED_SCALE.to) return [];
    if (from === 1) return [{ line: 1, field, reason: `Read as a scale from ${sayScale(scale)}.` }];
    const reason = `Read as a scale from ${sayScale(scale)}. Answers are stored from 1 on: ${sayNumber(from)} as 1, ${sayNumber(to)} as ${to - from + 1}; the codebook says so.`;
    return [{ line: 1, field, reason }];
  });
}

function readRowNames(rows: readonly TableRow[]) {
  const cases = readNames(
    rows.map(({ line, written }) => ({ line, text: written("CASE") })),
    { one: "participant", many: "participants", field: "CASE", isNeeded: true },
  );
  const model = ({ written }: TableRow) => unguardFormula(written("model"));
  const models = readNames(
    rows.map((row) => ({ line: row.line, text: model(row) })),
    { one: "method", many: "methods", field: "model", isNeeded: true },
  );
  const methods = rows.flatMap((row) => {
    const text = models.nameOf(model(row));
    return text ? [{ line: row.line, text }] : [];
  });
  const long = methods.find(({ text }) => text.length > LONGEST_METHOD);
  return {
    of: (row: TableRow) => ({
      case: cases.nameOf(row.written("CASE")),
      methodKey: knownMethod(models.nameOf(model(row))),
    }),
    problems: [
      ...cases.problems,
      ...models.problems,
      ...(long
        ? [
            {
              line: long.line,
              field: "model",
              reason: `A method's name has up to ${LONGEST_METHOD} characters: ${quoteName(long.text.slice(0, 40))}…`,
            },
          ]
        : []),
    ],
    remarks: [
      ...cases.remarks,
      ...models.remarks,
      ...saySynonyms(methods, "model"),
      ...sayOwnMethods(methods),
    ],
  };
}

/** A method that is none of the published ones, in a file that has published ones too. */
function sayOwnMethods(methods: readonly WrittenName[]): Problem[] {
  const isPublished = ({ text }: WrittenName) => methodKey(text) !== null;
  if (!methods.some(isPublished)) return [];
  const own = new Tally();
  for (const method of methods) {
    if (!isPublished(method)) own.note(method.text, method.line, "model");
  }
  return own.say(
    (name, count) =>
      `${quoteName(name)} is no method of the published study; it is stored under this name, ${countOf(count, "row")}, first here.`,
  );
}

/** How NA is read among the answers about participants, once for each column. */
function sayNoAnswers(rows: readonly TableRow[], hasCodes: boolean): Problem[] {
  const found = new Tally();
  for (const [question, names] of ABOUT_YOU_COLUMNS) {
    for (const { line, cell } of rows) {
      const column = names.find((name) => cell(name) !== "") ?? names[0];
      if (cell(column) !== "NA") continue;
      found.note(question === "country" && hasCodes ? "the code of Namibia" : column, line, column);
    }
  }
  return found.say((kind, count) => {
    const words = kind === "the code of Namibia" ? kind : "no answer";
    return `"NA" is read as ${words}, in ${countOf(count, "row")}, first here.`;
  });
}

function groupByCase(rows: RatingFileRow[]): RatedParticipant[] {
  const positions = slotPositions(rows.map((row) => row.slotNumber));
  const participants = new Map<string, RatedParticipant>();
  for (const { case: name, aboutYou, slotNumber, place, slot, line, ...response } of rows) {
    const participant = participants.get(name) ?? { case: name, aboutYou, responses: [] };
    const position = place ?? positions.get(slotNumber) ?? 0;
    participant.responses.push({ line, position, slot, ...response });
    participants.set(name, participant);
  }
  return [...participants.values()];
}
