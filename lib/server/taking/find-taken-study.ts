import "server-only";
import type { Protocol } from "@/lib/study/protocol";
import { db } from "../db";
import type { StudyStatus } from "../prisma-client/enums";
import { frozenProtocol } from "./frozen-protocol";

export interface TakenStudy {
  id: string;
  slug: string;
  status: StudyStatus;
  seed: string;
  protocolVersionId: string;
  protocol: Protocol;
}

/** The study behind a recruitment link with its newest opened protocol, or null. */
export async function findTakenStudy(slug: string): Promise<TakenStudy | null> {
  const [study] = await db().$queryRaw<Omit<TakenStudy, "protocol">[]>`
    SELECT s.id, s.slug, s.status::text AS status, s.seed, v.id AS "protocolVersionId"
      FROM study s
      JOIN protocol_version v ON v.study_id = s.id AND v.opened_at IS NOT NULL
      WHERE s.slug = ${slug}
      ORDER BY v.number DESC
      LIMIT 1`;
  return study ? { ...study, protocol: await frozenProtocol(study.protocolVersionId) } : null;
}
