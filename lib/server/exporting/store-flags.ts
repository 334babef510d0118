import "server-only";
import type pg from "pg";
import { Prisma } from "../prisma-client/client";
import {
  type FlagInputs,
  flagInputs,
  flagResponsesOfAll,
  listFlagged,
} from "../viewing/flag-inputs";
import { loadFlagContext } from "../viewing/load-flag-context";

type Chosen = FlagInputs & { id: string };

/** What flags look at, of every chosen participant. */
const chosenFlagInputs = (studyId: string) => Prisma.sql`
  SELECT p.id, ${flagInputs(Prisma.sql`f.responses`)}
    FROM chosen_participant x
    JOIN participant p ON p.id = x.id
    LEFT JOIN ${flagResponsesOfAll(studyId)} AS f ON f.participant_id = p.id`;

/**
 * Works out the quality flags of chosen participants and lays them beside, where the table of
 * participants finds them: the rules are no SQL.
 */
export async function storeFlags(
  client: pg.PoolClient,
  studyId: string,
  rows: (query: Prisma.Sql) => AsyncIterable<Chosen[]>,
): Promise<void> {
  const context = await loadFlagContext(studyId);
  for await (const participants of rows(chosenFlagInputs(studyId))) {
    const flagged = listFlagged(participants, context);
    if (flagged.length === 0) continue;
    await client.query(
      "INSERT INTO flagged_participant (id, flags) SELECT * FROM unnest($1::uuid[], $2::text[])",
      [flagged.map(({ id }) => id), flagged.map(({ flags }) => flags)],
    );
  }
}
