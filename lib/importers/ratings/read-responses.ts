import type { ResponseTable } from "@/lib/comparison/responses/response-table";
import { readScalePoints } from "@/lib/comparison/responses/scored-rating";
import { conclude, type Imported, type Problem } from "@/lib/importers/outcome";
import { readTable, type Table, type TableRow } from "@/lib/importers/read-table";
import type { TextSource } from "@/lib/importers/text/decode-text";
import { collectResponses, readAllNames } from "./collect-responses";
import { decideScales } from "./decide-scales";
import { findConstructColumns, sayFirst, sayUnread } from "./find-construct-columns";
import { makeResponseTable } from "./make-response-table";
import { quoteName, sayNearEqual } from "./names";
import { ofParticipants } from "./of-participants";
import { lookAtColumn, type RatingColumn } from "./rating-column";
import { MOST_POINTS, type RatingScale, sayScale, scaleOption } from "./rating-scale";
import { SLOTS_ARE_LABELS } from "./rating-slots";
import { readAboutYou } from "./read-about-you";
import { readNames } from "./read-names";
import { readColumn } from "./read-ratings";
import { readYesNo } from "./read-yes-no";
import {
  findResponseColumns,
  missingColumns,
  type ResponseColumns,
  SCALE_POINTS,
} from "./response-columns";
import { countOf, Tally } from "./tally";

/** In our ratings.csv: whose ratings the comparison leaves out. */
const EXCLUDED = "excluded";

/** More are columns of something else. The comparison of methods grows with their pairs. */
const MOST_CONSTRUCTS = 40;
const MOST_METHODS = 50;

type Scales = ReadonlyMap<string, RatingScale>;

/**
 * Reads responses for the comparison from a CSV file: the published layout, our own responses.csv,
 * comparison.csv and ratings.csv (one row per rating, without those of who is excluded), or any table
 * with a participant (CASE), a method (model) and constructs in columns; `findConstructColumns` says
 * which columns these are. Empty cells and NA are missing ratings, and other programs' words for them
 * with a remark. Of ratings.csv the scores are read, in which reverse-scored answers are turned around.
 * `decideScales` says from where to where a scale runs, unless it is `asked` for, by construct. Methods
 * are in the order of their code points, by their names as they are written.
 *
 * Problems: a row without a participant or a method, or with NA as their name, a cell that holds no
 * rating of its scale, no construct at all, a scale that is asked for of no column, and in a file of
 * ratings two of one construct in a response. Remarks: whatever is not read, or not read as it stands.
 */
export function readResponses(
  source: TextSource,
  asked: Scales = new Map(),
): Imported<ResponseTable> {
  const table = readTable(source, { required: [], optional: [] });
  const columns = findResponseColumns(table);
  const problems = table.problems;
  if (problems.length === 0) {
    problems.push(...missingColumns(columns).map((reason) => ({ line: 1, reason })));
  }
  if (problems.length > 0) return conclude(makeResponseTable([], new Map(), []), problems, []);

  // Which columns are not read is said below, when it is known which are constructs.
  const remarks = table.remarks.filter(({ field = "" }) => field === "");
  const rows = columns.isLong ? countedRows(table, problems, remarks) : table.rows;
  const constructs = columns.isLong
    ? listConstructs(rows, columns, problems, remarks)
    : wideConstructs({ ...table, rows }, columns, asked, remarks);
  for (const name of asked.keys()) {
    if (constructs.some(({ key }) => key === name)) continue;
    const reason = `There is no construct ${quoteName(name)} in the file, whose scale is asked for.`;
    problems.push({ line: 1, reason });
  }
  if (constructs.length === 0) {
    problems.push({
      line: 1,
      reason: `No column holds ratings: whole numbers from 1 to ${MOST_POINTS}, or of a scale that begins at 0 or below.`,
    });
    // Why not is said of each column.
    problems.push(...remarks.splice(0).filter(({ field }) => field !== undefined));
  }
  if (constructs.length > MOST_CONSTRUCTS) {
    const reason = `${constructs.length} constructs would be compared, and up to ${MOST_CONSTRUCTS} are: ${sayFirst(constructs.map(({ key }) => key))}. Remove the columns that hold no ratings.`;
    problems.push({ line: 1, reason });
  }
  if (!columns.isLong) remarks.push(...ofParticipants(rows, columns, constructs));
  const said = saidPoints(rows, constructs, columns);
  const { scales, remarks: ofScales } = decideScales(constructs, { asked, said });
  remarks.push(...ofScales);
  for (const [key, scale] of scales) {
    if (scale.from === 1 || asked.has(key)) continue;
    const reason = `Read as a scale from ${sayScale(scale)}. If it is another one, add --scale ${scaleOption(key, scale)} with its ends.`;
    remarks.push({ line: 1, field: key, reason });
  }
  const ratings = constructs.map((column) => {
    const scale = scales.get(column.key) ?? { from: 1, to: 1, allowed: { from: 1, to: 1 } };
    const read = readColumn(column, scale, columns.isLong ? columns.rating : column.key);
    problems.push(...read.problems);
    remarks.push(...read.remarks);
    return read.ratings;
  });

  const names = readAllNames(rows, columns);
  if (columns.slot && !columns.position) {
    remarks.push({ line: 1, field: columns.slot, reason: SLOTS_ARE_LABELS });
  }
  const collected = collectResponses(rows, columns, names, { constructs, ratings });
  problems.push(...names.problems, ...collected.problems);
  remarks.push(...names.remarks, ...collected.remarks);
  const methods = new Set(collected.responses.map(({ method }) => method));
  if (methods.size > MOST_METHODS) {
    const reason = `There are ${methods.size} methods, and up to ${MOST_METHODS} are compared. Does the column hold methods?`;
    problems.push({ line: 1, field: columns.method, reason });
  } else if (methods.size === 1) {
    remarks.push({
      line: 1,
      field: columns.method,
      reason: "There is one method alone, and nothing to compare it with.",
    });
  }
  const aboutYou = columns.aboutYou.flatMap(({ key, column }) => {
    if (!column) return [];
    const cells = rows.map((row) => ({
      line: row.line,
      participant: names.participant(row),
      text: row.cell(column),
    }));
    const read = readAboutYou(cells, { key, column });
    remarks.push(...read.remarks);
    return [{ column, answers: read.answers }];
  });
  const made = makeResponseTable(collected.responses, scales, aboutYou);
  return conclude(made, problems, remarks);
}

/** The rows of who is not excluded, in a file with one row a rating. */
function countedRows({ rows }: Table, problems: Problem[], remarks: Problem[]): TableRow[] {
  const left = new Tally();
  const counted = rows.filter(({ line, cell }) => {
    const text = cell(EXCLUDED);
    const excluded = readYesNo(text);
    if (excluded) {
      left.note(EXCLUDED, line, EXCLUDED);
      return false;
    }
    if (excluded === null && text !== "") {
      problems.push({ line, field: EXCLUDED, reason: `Neither true nor false: "${text}".` });
    }
    return true;
  });
  remarks.push(
    ...left.say(
      (_, count) => `${countOf(count, "rating")} of excluded participants left out, first here.`,
    ),
  );
  return counted;
}

function wideConstructs(
  table: Table,
  columns: ResponseColumns,
  asked: Scales,
  remarks: Problem[],
): RatingColumn[] {
  const found = findConstructColumns(table, columns.known, asked);
  remarks.push(...found.remarks);
  if (columns.passedOver.length > 0) {
    remarks.push({ line: 1, reason: sayUnread(columns.passedOver) });
  }
  const names = table.columns.map((text) => ({ line: 1, text }));
  remarks.push(...sayNearEqual(names, "columns", undefined));
  return found.constructs;
}

/** The constructs of a file with one row a rating, in the order of the file. */
function listConstructs(
  rows: readonly TableRow[],
  columns: ResponseColumns,
  problems: Problem[],
  remarks: Problem[],
): RatingColumn[] {
  const named = readNames(
    rows.map(({ line, written }) => ({ line, text: written(columns.construct) })),
    { one: "construct", many: "constructs", field: columns.construct, isNeeded: true },
  );
  problems.push(...named.problems);
  remarks.push(...named.remarks);
  const cells = new Map<string, RatingColumn["cells"]>();
  for (const { line, cell, written } of rows) {
    const name = named.nameOf(written(columns.construct));
    if (!name) continue;
    const own = cells.get(name) ?? [];
    cells.set(name, own);
    own.push({ line, text: cell(columns.rating) });
  }
  return [...cells].map(([name, own]) => lookAtColumn(name, own));
}

/** The points of the scales that the file says: in a file with one row a rating, of its own construct. */
function saidPoints(
  rows: readonly TableRow[],
  constructs: readonly RatingColumn[],
  columns: ResponseColumns,
): Map<string, number> {
  const said = new Map<string, number>();
  for (const { cell, written } of rows) {
    const text = cell(SCALE_POINTS);
    if (!text) continue;
    const own = written(columns.construct);
    for (const { key } of constructs) {
      if (columns.isLong && key !== own && key !== own.trim()) continue;
      const points = readScalePoints(text, key);
      if (points !== null) said.set(key, Math.max(points, said.get(key) ?? 0));
    }
  }
  return said;
}
