import "server-only";
import { codebook } from "@/lib/exporters/codebook";
import { CODEBOOK_COLUMNS } from "@/lib/exporters/codebook-columns";
import type { Column } from "@/lib/exporters/column";
import { ownAnswerColumns } from "@/lib/exporters/own-answer-columns";
import { PARTICIPANTS_COLUMNS } from "@/lib/exporters/participants-columns";
import { ratingsColumns } from "@/lib/exporters/ratings-columns";
import { RESPONSES_COLUMNS } from "@/lib/exporters/responses-columns";
import { writeCsv } from "@/lib/exporters/write-csv";
import type { ExportFile } from "@/lib/figures/export-files";
import type { StudyAccess } from "../accounts/access";
import { loadOwnQuestions } from "../viewing/load-own-questions";
import { loadScales } from "../viewing/load-scales";
import { streamParticipants, streamRatings, streamResponses } from "./export-queries";
import { type Counted, counting, noteFile } from "./note-file";

/** The text of a file in pieces; `counted` grows with its rows. */
async function writeFile(
  access: StudyAccess,
  file: ExportFile,
  counted: Counted,
): Promise<AsyncGenerator<string>> {
  const csv = <Row>(rows: AsyncIterable<Row> | Iterable<Row>, columns: readonly Column<Row>[]) =>
    writeCsv(counting(rows, counted), columns);
  switch (file) {
    case "ratings.csv":
      return csv(streamRatings(access), ratingsColumns(await loadScales(access)));
    case "responses.csv":
      return csv(streamResponses(access), RESPONSES_COLUMNS);
    case "participants.csv":
      return csv(streamParticipants(access), await participantsColumns(access));
    case "codebook.csv":
      return csv(
        [
          ...codebook("ratings.csv", ratingsColumns(await loadScales(access))),
          ...codebook("responses.csv", RESPONSES_COLUMNS),
          ...codebook("participants.csv", await participantsColumns(access)),
          ...codebook("codebook.csv", CODEBOOK_COLUMNS),
        ],
        CODEBOOK_COLUMNS,
      );
  }
}

async function participantsColumns(access: StudyAccess) {
  return [...PARTICIPANTS_COLUMNS, ...ownAnswerColumns(await loadOwnQuestions(access))];
}

/** A file of the study as bytes in pieces; who took it is noted. */
export function exportFile(access: StudyAccess, file: ExportFile) {
  const counted = { rows: 0 };
  return noteFile(access, file, counted, writeFile(access, file, counted));
}
