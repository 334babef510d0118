import "server-only";
import { z } from "zod";
import type { ApiPageQuery } from "@/lib/schemas/api/api-pages";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { recordAuditEntry } from "@/lib/server/audit/record-audit-entry";
import { loadTables } from "@/lib/server/export/load-tables";
import { tableSources } from "@/lib/server/export/table-sources";
import { EXCLUDED } from "@/lib/server/participants/excluded-participants";
import { db } from "@/lib/server/shared/db";
import { readCursor, replyPage } from "./reply-page";
import { rowCells, tableNamed } from "./row-cells";
import type { Settled } from "./settled-responses";

interface Row {
  recordedIn: string;
  trialId: string;
  construct: number;
  row: object;
}

const NOWHERE = ["0", "00000000-0000-0000-0000-000000000000", -1] as const;
const keySchema = z.tuple([z.string().regex(/^[0-9]{1,18}$/), z.guid(), z.int32()]);

/**
 * A page of the table of ratings, in the order in which responses were stored. While an earlier
 * transaction may still store one, what later ones stored waits for it: nothing ever comes to stand
 * before a cursor, so whoever goes on from the last one misses nothing. How much was read is noted.
 */
export async function pageRatings(
  request: Request,
  access: StudyAccess,
  page: ApiPageQuery,
  { before }: Settled,
) {
  const [recordedIn, trialId, construct] = readCursor(page.cursor, keySchema) ?? NOWHERE;
  const { studyId } = access;
  const tables = await loadTables(access, { identifiers: "no" });
  const { from } = tableSources(studyId, tables).ratings;
  // A response has a rating at least, so that the page's are all of so many; the first one may be done.
  const rows = await db().$queryRaw<Row[]>`
    WITH page AS MATERIALIZED (
      SELECT r.recorded_in, r.trial_id
        FROM response r
        WHERE r.study_id = ${studyId}::uuid
          AND (r.recorded_in, r.trial_id) >= (${recordedIn}::bigint, ${trialId}::uuid)
          -- In a restored database a transaction may be one of another server, which is yet to come here.
          AND (r.recorded_in < ${before}::bigint
            OR r.recorded_in >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint)
        ORDER BY r.recorded_in, r.trial_id
        LIMIT ${page.limit + 2}::int),
    chosen_participant AS (
      SELECT p.id, p.ordinal, ${EXCLUDED} AS excluded FROM participant p
        WHERE p.id IN (SELECT t.participant_id FROM page JOIN trial t ON t.id = page.trial_id))
    SELECT r.recorded_in::text AS "recordedIn", t.id AS "trialId", c.position AS construct,
           ${rowCells(tableNamed(tables, "ratings"))} AS row
      FROM ${from} JOIN page ON page.trial_id = t.id
      WHERE (r.recorded_in, t.id, c.position)
        > (${recordedIn}::bigint, ${trialId}::uuid, ${construct}::int)
      ORDER BY r.recorded_in, t.id, c.position
      LIMIT ${page.limit + 1}::int`;
  const read = Math.min(rows.length, page.limit);
  if (read > 0) await recordAuditEntry(access, "read-ratings", { ratings: read });
  return replyPage(request, page, rows, {
    item: ({ row }) => row,
    key: (row) => [row.recordedIn, row.trialId, row.construct],
  });
}
