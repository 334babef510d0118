import "server-only";
import type { Aims } from "@/lib/server/content/load-aims";
import { contentUnder } from "@/lib/server/protocol/content-under";
import type { Transaction } from "@/lib/server/shared/db";
import type { Pace } from "@/lib/views/monitor/study-progress";

/** How far the study is from what it aims at, and how fast it comes nearer. */
export async function loadPace(
  tx: Transaction,
  studyId: string,
  aims: Aims | null,
  completions: Pick<Pace, "done" | "lastDay">,
): Promise<Pace> {
  const { targetParticipants = null, ratingsPerExplanation = null } = aims ?? {};
  if (!aims || ratingsPerExplanation === null || targetParticipants !== null) {
    return { of: "participants", target: targetParticipants, ...completions };
  }
  // What an explanation got beyond its number brings no other one nearer to its own.
  const [row] = await tx.$queryRaw<Omit<Pace, "of">[]>`
    WITH ${contentUnder(studyId, aims.pool)}, rated AS (
      SELECT t.explanation_id, count(*) AS responses,
             count(*) FILTER (WHERE r.received_at > now() - interval '1 day'
                                AND p.source NOT IN ('IMPORTED', 'SIMULATED')) AS today
        FROM response r JOIN trial t ON t.id = r.trial_id JOIN participant p ON p.id = t.participant_id
        WHERE r.study_id = ${studyId}::uuid
        GROUP BY t.explanation_id
    )
    SELECT (count(*) * ${ratingsPerExplanation}::int)::int AS target,
           coalesce(sum(least(coalesce(rated.responses, 0), ${ratingsPerExplanation}::int)), 0)::int AS done,
           coalesce(sum(rated.today), 0)::int AS "lastDay"
      FROM content LEFT JOIN rated ON rated.explanation_id = content.id
      WHERE content.allowed`;
  if (!row) throw new Error("A count has a row.");
  return { of: "responses", ...row };
}
