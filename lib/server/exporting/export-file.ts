import "server-only";
import { createHash } from "node:crypto";
import { codebook } from "@/lib/exporters/codebook";
import { CODEBOOK_COLUMNS } from "@/lib/exporters/codebook-columns";
import type { Column } from "@/lib/exporters/column";
import { PARTICIPANTS_COLUMNS } from "@/lib/exporters/participants-columns";
import { ratingsColumns } from "@/lib/exporters/ratings-columns";
import { RESPONSES_COLUMNS } from "@/lib/exporters/responses-columns";
import { writeCsv } from "@/lib/exporters/write-csv";
import type { ExportFile } from "@/lib/figures/export-files";
import type { StudyAccess } from "../accounts/access";
import { loadScale } from "../viewing/load-scale";
import { streamParticipants, streamRatings, streamResponses } from "./export-queries";
import { recordExport } from "./record-export";

interface Counted {
  rows: number;
}

async function* counting<Row>(
  rows: AsyncIterable<Row> | Iterable<Row>,
  counted: Counted,
): AsyncGenerator<Row> {
  for await (const row of rows) {
    counted.rows += 1;
    yield row;
  }
}

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
      return csv(streamRatings(access), ratingsColumns(await loadScale(access)));
    case "responses.csv":
      return csv(streamResponses(access), RESPONSES_COLUMNS);
    case "participants.csv":
      return csv(streamParticipants(access), PARTICIPANTS_COLUMNS);
    case "codebook.csv":
      return csv(
        [
          ...codebook("ratings.csv", ratingsColumns(await loadScale(access))),
          ...codebook("responses.csv", RESPONSES_COLUMNS),
          ...codebook("participants.csv", PARTICIPANTS_COLUMNS),
          ...codebook("codebook.csv", CODEBOOK_COLUMNS),
        ],
        CODEBOOK_COLUMNS,
      );
  }
}

/**
 * A file of the study as bytes in pieces. After the last piece it is noted who took it, how many rows
 * it has and the SHA-256 of its bytes; a file that is not taken to its end is not noted.
 */
export async function* exportFile(
  access: StudyAccess,
  file: ExportFile,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  const counted = { rows: 0 };
  const digest = createHash("sha256");
  const encoder = new TextEncoder();
  for await (const text of await writeFile(access, file, counted)) {
    const bytes = encoder.encode(text);
    digest.update(bytes);
    yield bytes;
  }
  await recordExport(access, { file, rows: counted.rows, sha256: digest.digest("hex") });
}
