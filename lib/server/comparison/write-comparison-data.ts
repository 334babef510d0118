import "server-only";
import type { AnalysisSet } from "@/lib/comparison/analysis-set";
import type { ResponseTable } from "@/lib/comparison/responses/response-table";
import { writeScalePoints } from "@/lib/comparison/responses/scored-rating";
import type { Column } from "@/lib/exporters/column";
import { writeCsv } from "@/lib/exporters/write-csv";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { type Counted, counting } from "@/lib/server/export/note-file";
import { db } from "@/lib/server/shared/db";
import { loadAboutYou } from "./load-about-you";
import { studyResponses } from "./study-responses";

/**
 * The responses that the comparison of a set is made from, as CSV in pieces: one row a response, with
 * the participant's number (CASE), position, question, explanation, trained student, whether its
 * answer is right, method (model), the constructs as analyses take
 * them (reverse-scored ones turned around), the length of the explanation, what the participant
 * answered about themselves, and how long the scales are.
 */
export async function writeComparisonData(access: StudyAccess, set: AnalysisSet, counted: Counted) {
  const { studyId } = access;
  const { kept } = await studyResponses(studyId);
  const aboutYou = await loadAboutYou(db(), studyId, kept.participants());
  const table: ResponseTable = { ...kept.table(set), aboutYou };
  return writeCsv(counting(table.participant.keys(), counted), columnsOf(table));
}

function columnsOf(table: ResponseTable): Column<number>[] {
  const whole = (name: string, get: (row: number) => number | null): Column<number> => ({
    name,
    type: "integer",
    meaning: "",
    get,
  });
  const scalePoints = writeScalePoints(table.constructs);
  const known = (value: number | undefined, least: number) =>
    value !== undefined && value >= least ? value : null;
  const fromOne = (number: number | undefined) => {
    const place = known(number, 0);
    return place === null ? null : place + 1;
  };
  return [
    whole("CASE", (row) => (table.participant[row] ?? 0) + 1),
    whole("position", (row) => known(table.position[row], 1)),
    whole("question", (row) => fromOne(table.question[row])),
    whole("explanation_id", (row) => fromOne(table.explanation[row])),
    whole("model_run_id", (row) => fromOne(table.run[row])),
    {
      name: "student_correct",
      type: "boolean",
      meaning: "",
      get: (row) => {
        const correct = table.correct[row] ?? -1;
        return correct < 0 ? null : correct === 1;
      },
    },
    {
      name: "model",
      type: "string",
      meaning: "",
      freeText: true,
      get: (row) => table.methods[table.method[row] ?? -1]?.key ?? null,
    },
    ...table.constructs.map(({ key }, construct) =>
      whole(key, (row) => {
        const place = table.ratings[construct]?.[row] ?? -1;
        return place < 0 ? null : place + 1;
      }),
    ),
    whole("length", (row) => {
      const length = table.length[row] ?? Number.NaN;
      return Number.isFinite(length) ? length : null;
    }),
    ...table.aboutYou.map(
      ({ key, levels, level }): Column<number> => ({
        name: key,
        type: "string",
        meaning: "",
        get: (row) => levels[level[table.participant[row] ?? -1] ?? -1] ?? null,
      }),
    ),
    { name: "scale_points", type: "string", meaning: "", get: () => scalePoints },
  ];
}
