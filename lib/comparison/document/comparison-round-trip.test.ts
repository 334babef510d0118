import { expect, it } from "vitest";
import { listMeasures, type ResponseTable } from "@/lib/comparison/responses/response-table";
import { writeScalePoints } from "@/lib/comparison/responses/scored-rating";
import { compareTable } from "@/lib/comparison/testing/compare-table";
import { makeTable } from "@/lib/comparison/testing/make-table";
import { readResponses } from "@/lib/importers/ratings/read-responses";
import { ABOUT_YOU_KEYS } from "@/lib/study/protocol/about-you";

/** As comparison.csv is written. */
function writeTable(table: ResponseTable): string {
  const { constructs, aboutYou, ratings } = table;
  const header = [
    ...[
      "CASE",
      "position",
      "question",
      "explanation_id",
      "model_run_id",
      "student_correct",
      "model",
    ],
    ...constructs.map(({ key }) => key),
    ...["length", ...aboutYou.map(({ key }) => key), "scale_points"],
  ];
  const rows = Array.from(table.participant, (participant, row) => [
    ...[participant + 1, table.position[row], table.question[row]! + 1],
    ...[table.explanation[row]! + 1, table.run[row]! + 1, table.correct[row] === 1],
    table.methods[table.method[row]!]?.key,
    ...ratings.map((column) => (column[row]! < 0 ? "" : column[row]! + 1)),
    table.length[row],
    ...aboutYou.map(({ levels, level }) => levels[level[participant]!] ?? ""),
    writeScalePoints(constructs),
  ]);
  return [header, ...rows].map((cells) => cells.join(",")).join("\r\n");
}

it("comparison.csv, read again, gives the document of the comparison that it was written from", () => {
  const participants = 20;
  const aboutYou = ABOUT_YOU_KEYS.map((key, question) => ({
    key,
    levels: [`${key} a`, `${key} b`],
    level: Int32Array.from({ length: participants }, (_, at) => ((at >> question) % 3) - 1),
  }));
  let rated = 0;
  const table = makeTable({
    participants,
    aboutYou,
    rate: ({ drawn }) => (rated++ % 17 === 0 ? null : drawn),
  });
  const read = readResponses(writeTable(table));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  expect(compareTable(read.records)).toEqual(compareTable(table));
  expect(read.records.position).toEqual(table.position);
});

it("a scale that nobody used to its end has the same length when it is read again", () => {
  const table = makeTable({ rate: ({ drawn }) => Math.min(3, drawn) });
  for (const points of [4, 5, 11]) {
    const constructs = table.constructs.map((construct) => ({ ...construct, points }));
    const read = readResponses(writeTable({ ...table, constructs }));
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    expect(read.records.constructs).toEqual(constructs);
  }
});

it("scales of several lengths are read again as they are, and without a mean of all", () => {
  const table = makeTable({ rate: ({ drawn }) => Math.min(3, drawn) });
  const constructs = table.constructs.map((one, place) => ({ ...one, points: 4 + 3 * place }));
  const read = readResponses(writeTable({ ...table, constructs }));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  expect(read.records.constructs).toEqual(constructs);
  expect(listMeasures(read.records).map(({ key }) => key)).toEqual(["A", "B", "C"]);
});
