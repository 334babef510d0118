import "server-only";
import type pg from "pg";
import type { ChosenBy } from "@/lib/schemas/export-filters";
import { EXCLUDED } from "../excluding/excluded-participants";
import { Prisma } from "../prisma-client/client";
import { CHECKED_RESPONSES, type CheckedRow, chosenBy, idsOfFailed } from "./chosen-participants";

/** Lays down whom the filters choose, where every table finds them: so they hold in all alike. */
export async function chooseParticipants(
  client: pg.PoolClient,
  studyId: string,
  filters: ChosenBy,
  rows: (query: Prisma.Sql) => AsyncIterable<CheckedRow[]>,
): Promise<void> {
  const { text, values } = Prisma.sql`
    INSERT INTO chosen_participant (id, ordinal, excluded)
    SELECT p.id, p.ordinal, ${EXCLUDED} FROM participant p
      WHERE p.study_id = ${studyId}::uuid AND ${chosenBy(filters)}`;
  await client.query({ text, values });
  await client.query("ANALYZE chosen_participant");
  if (filters.set !== "checked") return;
  const failed = await idsOfFailed(rows(CHECKED_RESPONSES));
  await client.query("DELETE FROM chosen_participant WHERE id = ANY ($1::uuid[])", [failed]);
}
