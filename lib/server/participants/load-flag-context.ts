import "server-only";
import { protocolSchema } from "@/lib/schemas/protocol/protocol";
import { db } from "@/lib/server/shared/db";
import { countWords } from "@/lib/study/quality/quality-reading";
import { type SpeedRule, speedRule } from "@/lib/study/quality/quality-speed";
import { type FlagContext, TOTAL_MS } from "./flag-inputs";

/** What the quality flags of a study's participants are held against. */
export async function loadFlagContext(
  studyId: string,
  explanationIds?: string[],
): Promise<FlagContext> {
  const [rules, words, attention] = await Promise.all([
    loadFlagRules(studyId),
    loadWords(studyId, explanationIds),
    loadAttention(studyId),
  ]);
  return { ...rules, words, attention };
}

/** What of it tells who has a flag, without the texts. */
export async function loadFlagRules(studyId: string): Promise<Pick<FlagContext, "rule" | "noted">> {
  const [rule, noted] = await Promise.all([loadSpeedRule(studyId), loadNoted(studyId)]);
  return { rule, noted };
}

/** The recruiter's rule of speed, from all runs of the study that reached the end. */
export async function loadSpeedRule(studyId: string): Promise<SpeedRule> {
  const [times] = await db().$queryRaw<
    { runs: number; meanMs: number | null; sdMs: number | null }[]
  >`
    SELECT count(ms)::int AS runs, avg(ms)::float AS "meanMs", stddev_samp(ms)::float AS "sdMs"
      FROM (SELECT ${TOTAL_MS} AS ms FROM participant p
              WHERE p.study_id = ${studyId}::uuid
                AND p.status IN ('COMPLETED', 'FAILED_ATTENTION')) AS run`;
  return speedRule(times ?? { runs: 0, meanMs: null, sdMs: null });
}

/** How many words a trial of each explanation shows; explanations without a text are left out. `explanationIds` are those that are wanted; without it all. */
export async function loadWords(
  studyId: string,
  explanationIds?: string[],
): Promise<Map<string, number>> {
  const only = explanationIds ? { id: { in: explanationIds } } : {};
  const explanations = await db().explanation.findMany({
    where: { studyId, text: { not: null }, ...only },
    select: { id: true, questionId: true, text: true },
  });
  const asked = [...new Set(explanations.map(({ questionId }) => questionId))];
  const questions = await db().question.findMany({
    where: { studyId, stem: { not: null }, ...(explanationIds ? { id: { in: asked } } : {}) },
    select: { id: true, stem: true, choices: true },
  });
  const ofQuestion = new Map(
    questions.map(({ id, stem, choices }) => [id, countWords([stem, ...choices].join(" "))]),
  );
  return new Map(
    explanations.map(({ id, questionId, text }) => [
      id,
      countWords(text ?? "") + (ofQuestion.get(questionId) ?? 0),
    ]),
  );
}

async function loadAttention(studyId: string): Promise<FlagContext["attention"]> {
  const versions = await db().protocolVersion.findMany({
    where: { studyId },
    select: { id: true, document: true },
  });
  return new Map(
    versions.flatMap(({ id, document }) => {
      const protocol = protocolSchema.safeParse(document);
      return protocol.success ? [[id, protocol.data.attention]] : [];
    }),
  );
}

/** Ids of a recruiter that came with another submission are noted for staff, by participant's code. */
async function loadNoted(studyId: string): Promise<Map<string, number>> {
  const rows = await db().$queryRaw<{ code: string; times: number }[]>`
    SELECT detail ->> 'participant' AS code, count(*)::int AS times
      FROM audit_entry
      WHERE study_id = ${studyId}::uuid AND action = 'id-used-twice' AND detail ? 'participant'
      GROUP BY 1`;
  return new Map(rows.map(({ code, times }) => [code, times]));
}
