import "server-only";
import type pg from "pg";
import { splitLines } from "@/lib/importers/text/split-lines";
import {
  type FlagInputs,
  flagInputs,
  flagResponsesOfAll,
  listFlagged,
} from "@/lib/server/participants/flag-inputs";
import { loadFlagContext } from "@/lib/server/participants/load-flag-context";
import { Prisma } from "@/lib/server/prisma-client/client";

type Chosen = FlagInputs & { id: string };

/** What flags look at, of every chosen participant, a line each. */
const chosenFlagInputs = (studyId: string) => Prisma.sql`
  SELECT row_to_json(line) FROM (
    SELECT p.id, ${flagInputs(Prisma.sql`f.responses`)}
      FROM chosen_participant x
      JOIN participant p ON p.id = x.id
      LEFT JOIN ${flagResponsesOfAll(studyId)} AS f ON f.participant_id = p.id) AS line`;

/**
 * Works out the quality flags of chosen participants and lays them beside, where the table of
 * participants finds them: the rules are no SQL. One participant is looked at after the other.
 */
export async function storeFlags(
  client: pg.PoolClient,
  studyId: string,
  copyJson: (query: Prisma.Sql) => AsyncIterable<Uint8Array>,
): Promise<void> {
  const context = await loadFlagContext(studyId);
  const { push } = splitLines();
  const text = new TextDecoder();
  const ids: string[] = [];
  const flags: string[] = [];
  for await (const piece of copyJson(chosenFlagInputs(studyId))) {
    for (const line of push(text.decode(piece, { stream: true }))) {
      const [flagged] = listFlagged([JSON.parse(line.text) as Chosen], context);
      if (!flagged) continue;
      ids.push(flagged.id);
      flags.push(flagged.flags);
    }
  }
  await client.query(
    "INSERT INTO flagged_participant (id, flags) SELECT * FROM unnest($1::uuid[], $2::text[])",
    [ids, flags],
  );
}
