import "server-only";
import { z } from "zod";
import type { ApiPageQuery } from "@/lib/schemas/api/api-pages";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { recordAuditEntry } from "@/lib/server/audit/record-audit-entry";
import { loadTables } from "@/lib/server/export/load-tables";
import { tableSources } from "@/lib/server/export/table-sources";
import { EXCLUDED } from "@/lib/server/participants/excluded-participants";
import {
  explanationsOf,
  type FlagInputs,
  flagInputs,
  listFlagged,
} from "@/lib/server/participants/flag-inputs";
import { loadFlagContext } from "@/lib/server/participants/load-flag-context";
import { Prisma } from "@/lib/server/prisma-client/client";
import { db } from "@/lib/server/shared/db";
import { readCursor, replyPage } from "./reply-page";
import { rowCells, tableNamed } from "./row-cells";

interface Row {
  ordinal: number;
  row: object;
}

/**
 * A page of the table of participants, in the order of arrival: who comes meanwhile comes later in it.
 * Who read whom is noted.
 */
export async function pageParticipants(request: Request, access: StudyAccess, page: ApiPageQuery) {
  const [after] = readCursor(page.cursor, z.tuple([z.int32().min(0)])) ?? [0];
  const { studyId } = access;
  const chosen = Prisma.sql`WITH chosen_participant AS (
    SELECT p.id, p.ordinal, ${EXCLUDED} AS excluded FROM participant p
      WHERE p.study_id = ${studyId}::uuid AND p.ordinal > ${after}::int
      ORDER BY p.ordinal LIMIT ${page.limit + 1}::int)`;
  const tables = await loadTables(access, { identifiers: "no" });
  const { from, order } = tableSources(studyId, tables).participants;
  const flagged = JSON.stringify(await loadFlags(studyId, chosen));
  const rows = await db().$queryRaw<Row[]>`
    ${chosen}, flagged_participant AS (
      SELECT f.id, f.flags FROM jsonb_to_recordset(${flagged}::jsonb) AS f (id uuid, flags text))
    SELECT p.ordinal, ${rowCells(tableNamed(tables, "participants"))} AS row
      FROM ${from} ORDER BY ${order}`;
  const read = rows.slice(0, page.limit);
  const [first, last] = [read[0], read.at(-1)];
  if (first && last) {
    const seen = { from: first.ordinal, to: last.ordinal };
    await recordAuditEntry(access, "read-participants", seen);
  }
  return replyPage(request, page, rows, {
    item: ({ row }) => row,
    key: ({ ordinal }) => [ordinal],
  });
}

async function loadFlags(studyId: string, chosen: Prisma.Sql) {
  const people = await db().$queryRaw<(FlagInputs & { id: string })[]>`
    ${chosen}
    SELECT p.id, ${flagInputs()} FROM chosen_participant x JOIN participant p ON p.id = x.id`;
  const context = await loadFlagContext(studyId, explanationsOf(people));
  return listFlagged(people, context);
}
