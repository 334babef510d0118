import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { stringify } from "csv-stringify/sync";
import type { ResponseTable } from "@/lib/comparison/responses/response-table";
import type { Loose } from "@/lib/comparison/testing/compare-table";
import { dataPath } from "@/lib/exporters/bundle/bundle-description";
import { BUNDLE_DOCUMENTS } from "@/lib/exporters/bundle/bundle-documents";
import { guardFormula } from "@/lib/exporters/guard-formula";
import { makePerformance } from "./made-performance";

/**
 * The columns of a bundle's data that its scripts read, written of a table, with its comparison.
 * @returns the comparison with how accurate its made students are.
 */
export function writeBundleFolder(folder: string, table: ResponseTable, comparison: Loose): Loose {
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const lines = (rows: (string | number)[][]) =>
    stringify(rows, { record_delimiter: "\r\n", quoted_match: /[\r\n]/ });
  const { document, accuracyRuns, content } = makePerformance(table.methods);
  const whole = { ...comparison, performance: document };
  write(BUNDLE_DOCUMENTS.comparison.path, JSON.stringify(whole, null, 2));
  write(dataPath("accuracy-runs"), lines(accuracyRuns));
  write(dataPath("content"), lines(content));
  write(dataPath("ratings"), lines([RATINGS, ...ratingRows(table)]));
  const people = [...new Set(table.participant)].map((participant) => [
    `p${participant}`,
    ...ANSWERS.map((answer) => {
      const column = table.aboutYou.find(({ key }) => key === answer);
      return column?.levels[column.level[participant] ?? -1] ?? "";
    }),
  ]);
  const names = ["gender", "age_band", "country", "education", "employment"];
  write(dataPath("participants"), lines([["participant_code", ...names], ...people]));
  return whole;
}

const ANSWERS = ["gender", "ageBand", "country", "education", "employment"];
const RATINGS = [
  ...["participant_code", "trial_id", "position", "method", "question_id", "explanation_id"],
  "construct",
  ...["rating", "score", "scale_points", "explanation_length", "excluded"],
];

function ratingRows(table: ResponseTable): (string | number)[][] {
  const { participant, position, method, methods, question, explanation, length } = table;
  const keyOf = (place: number) => guardFormula(methods[place]?.key ?? "");
  const rows = Array.from(participant, (person, row) =>
    table.constructs.flatMap(({ key, points, reversed }, construct) => {
      const score = (table.ratings[construct]?.[row] ?? -1) + 1;
      if (score === 0) return [];
      return [
        [
          ...[`p${person}`, `t${row}`, position[row] ?? 0, keyOf(method[row] ?? 0)],
          ...[
            `q${question[row]}`,
            `e${explanation[row]}`,
            key,
            reversed ? points + 1 - score : score,
            score,
            points,
          ],
          ...[Number.isFinite(length[row]) ? (length[row] ?? "") : "", "false"],
        ],
      ];
    }),
  );
  // Whoever is excluded by decision is in the file, and in no comparison.
  const excluded = ["x", "tx", 1, keyOf(0), "q0", "e0", table.constructs[0]?.key ?? ""];
  return [...rows.flat(), [...excluded, 1, 1, table.constructs[0]?.points ?? 5, 80, "true"]];
}
