import "server-only";
import type { TakenStudy } from "@/lib/server/participation/find-taken-study";
import { db } from "@/lib/server/shared/db";
import { hasGaps } from "@/lib/study/assignment/has-gaps";
import { designOf } from "@/lib/study/assignment/plan-trials";
import { hasRoom } from "@/lib/study/participation/eligibility";
import { countTaken } from "./load-people";
import { findFrozenStudy, loadPool } from "./load-pool";

/**
 * Whether the study still takes anybody, before it is known who it is: no target is reached or gaps
 * are left, and a quota cell has room. What counts is decided again when places are given.
 */
export async function hasPlaces(study: TakenStudy): Promise<boolean> {
  const { targetParticipants, quotas } = study.protocol;
  if (targetParticipants === null && quotas === null) return true;
  const taken = await countTaken(db(), study.id);
  const full = targetParticipants !== null && taken.total >= targetParticipants;
  const leftGaps = full && (await findGaps(study));
  const gaps = () => leftGaps;
  if (!quotas) return hasRoom(study.protocol, null, taken, { gaps });
  const cells = [...quotas.cells.map(({ key }) => key), ...(quotas.admitOthers ? [null] : [])];
  return cells.some((cell) => hasRoom(study.protocol, cell, taken, { gaps }));
}

/** Whether places that are answered or kept leave gaps, by what is stored now. */
async function findGaps(study: TakenStudy): Promise<boolean> {
  const { id, protocolVersionId, protocol } = study;
  const frozen = await findFrozenStudy(db(), id);
  const pool = await loadPool(db(), frozen, protocolVersionId, protocol);
  const rows = await db().$queryRaw<{ explanationId: string; filled: number }[]>`
    SELECT t.explanation_id AS "explanationId", count(*)::int AS filled
      FROM trial t
      JOIN participant p ON p.id = t.participant_id
      LEFT JOIN response r ON r.trial_id = t.id
      WHERE t.study_id = ${id}::uuid
        AND (r.trial_id IS NOT NULL OR (t.replaced_at IS NULL AND p.reserved_until > now()))
      GROUP BY t.explanation_id`;
  const filled = new Map(rows.map((row) => [row.explanationId, row.filled]));
  return hasGaps(pool, { filled }, designOf(protocol));
}
