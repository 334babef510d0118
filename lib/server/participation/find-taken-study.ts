import "server-only";
import type { StudyStatus } from "@/lib/server/prisma-client/enums";
import { db } from "@/lib/server/shared/db";
import { inBatches } from "@/lib/server/shared/in-batches";
import type { Protocol } from "@/lib/study/protocol/protocol";
import { frozenProtocol } from "./frozen-protocol";

export interface TakenStudy {
  id: string;
  slug: string;
  status: StudyStatus;
  seed: string;
  discardedPilots: number;
  protocolVersionId: string;
  protocol: Protocol;
}

/** The study behind a recruitment link with its newest opened protocol, or null. */
export async function findTakenStudy(slug: string): Promise<TakenStudy | null> {
  const study = await read(slug);
  return study ? { ...study, protocol: await frozenProtocol(study.protocolVersionId) } : null;
}

type Row = Omit<TakenStudy, "protocol">;

// Reads that come while one is under way go together: a rush costs a query for all of them.
const read = inBatches(readStudies, { most: 1000 });

async function readStudies(slugs: string[]): Promise<(Row | null)[]> {
  const rows = await db().$queryRaw<Row[]>`
    SELECT DISTINCT ON (s.id)
           s.id, s.slug, s.status::text AS status, s.seed,
           s.discarded_pilots AS "discardedPilots", v.id AS "protocolVersionId"
      FROM study s
      JOIN protocol_version v ON v.study_id = s.id AND v.opened_at IS NOT NULL
      WHERE s.slug = ANY (${[...new Set(slugs)]})
      ORDER BY s.id, v.number DESC`;
  const found = new Map(rows.map((row) => [row.slug, row]));
  return slugs.map((slug) => found.get(slug) ?? null);
}
