import "server-only";
import type pg from "pg";
import type { FailedChecks } from "@/lib/exporters/bundle/bundle-description";
import type { ChosenBy } from "@/lib/schemas/export/export-filters";
import { EXCLUDED } from "@/lib/server/participants/excluded-participants";
import { Prisma } from "@/lib/server/prisma-client/client";
import { CHECKED_RESPONSES, type CheckedRow, chosenBy, findFailed } from "./chosen-participants";

/**
 * Lays down whom the filters choose, where every table finds them: so they hold in all alike.
 * @returns whom the checks of data quality leave out; null where the set does not ask for them.
 */
export async function chooseParticipants(
  client: pg.PoolClient,
  studyId: string,
  filters: ChosenBy,
  rows: (query: Prisma.Sql) => AsyncIterable<CheckedRow[]>,
): Promise<FailedChecks | null> {
  const { text, values } = Prisma.sql`
    INSERT INTO chosen_participant (id, ordinal, excluded)
    SELECT p.id, p.ordinal, ${EXCLUDED} FROM participant p
      WHERE p.study_id = ${studyId}::uuid AND ${chosenBy(filters)}`;
  await client.query({ text, values });
  await client.query("SELECT analyse_export_tables()");
  if (filters.set !== "checked") return null;
  const failed = await findFailed(rows(CHECKED_RESPONSES));
  await client.query("DELETE FROM chosen_participant WHERE id = ANY ($1::uuid[])", [
    [...failed.keys()],
  ]);
  const byCheck: FailedChecks["byCheck"] = {};
  for (const check of [...failed.values()].flat()) byCheck[check] = (byCheck[check] ?? 0) + 1;
  return { participants: failed.size, byCheck };
}
