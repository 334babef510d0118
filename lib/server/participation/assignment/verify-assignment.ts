import "server-only";
import { frozenProtocol } from "@/lib/server/participation/frozen-protocol";
import { db } from "@/lib/server/shared/db";
import { type Design, designOf } from "@/lib/study/assignment/plan-trials";
import type { Pool } from "@/lib/study/assignment/pool";
import { poolsOverTime } from "@/lib/study/assignment/pools-over-time";
import { type Replay, replayAssignment } from "@/lib/study/assignment/replay-assignment";
import { readLog } from "./assignment-memory";
import { listRetirements } from "./list-retirements";
import { loadWholeContent } from "./load-pool";

export type Verification =
  | Replay
  | { kind: "unknown-study" }
  /** Trials that are stored and that the log does not have, or the reverse. */
  | { kind: "trials-differ"; notInLog: number; notStored: number };

/**
 * Proves from what is stored that the study's assignment follows from its seed and its log alone:
 * plans every sequence again and compares it with the log, and the log with the stored trials.
 */
export async function verifyAssignment(slug: string): Promise<Verification> {
  return db().$transaction(
    async (tx) => {
      const study = await tx.study.findUnique({
        where: { slug },
        select: { id: true, seed: true, discardedPilots: true },
      });
      if (!study) return { kind: "unknown-study" };
      const content = await loadWholeContent(study.id, tx);
      const retirements = await listRetirements(tx, study);
      const versions = await tx.protocolVersion.findMany({
        where: { studyId: study.id, openedAt: { not: null } },
        select: { id: true },
      });
      const given = new Map<string, { design: Design; poolAt: (number: number) => Pool }>();
      for (const { id } of versions) {
        const protocol = await frozenProtocol(id, tx);
        const poolAt = poolsOverTime(content, protocol.pool, retirements);
        given.set(id, { design: designOf(protocol), poolAt });
      }
      const participants = await tx.participant.findMany({
        where: { studyId: study.id },
        select: { id: true, protocolVersionId: true },
      });
      const versionOf = new Map(participants.map((one) => [one.id, one.protocolVersionId]));
      const givenTo = (participantId: string) => {
        const found = given.get(versionOf.get(participantId) ?? "");
        if (!found) throw new Error("A participant of the log has no protocol version.");
        return found;
      };
      const entries = await readLog(tx, study.id, 0);
      const replay = replayAssignment({
        seed: study.seed,
        content,
        entries,
        poolOf: (participantId, number) => givenTo(participantId).poolAt(number),
        designOf: (participantId) => givenTo(participantId).design,
      });
      if (replay.kind !== "reproduced") return replay;
      const [difference] = await tx.$queryRaw<{ notInLog: number; notStored: number }[]>`
        WITH logged AS (
          SELECT DISTINCT a.participant_id, place.explanation_id
            FROM assignment_entry a
            JOIN participant p ON p.id = a.participant_id AND p.status <> 'ERASED'
            CROSS JOIN LATERAL unnest(a.explanation_ids) AS place (explanation_id)
            WHERE a.study_id = ${study.id}::uuid AND a.kind IN ('PLAN', 'GIVEN')
        ), stored AS (
          SELECT participant_id, explanation_id FROM trial WHERE study_id = ${study.id}::uuid
        )
        SELECT (SELECT count(*) FROM (TABLE stored EXCEPT TABLE logged) s)::int AS "notInLog",
               (SELECT count(*) FROM (TABLE logged EXCEPT TABLE stored) l)::int AS "notStored"`;
      const { notInLog = 0, notStored = 0 } = difference ?? {};
      return notInLog + notStored > 0 ? { kind: "trials-differ", notInLog, notStored } : replay;
    },
    { isolationLevel: "RepeatableRead", timeout: 120_000 },
  );
}
