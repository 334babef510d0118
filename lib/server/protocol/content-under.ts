import "server-only";
import { STUDENT_CORRECT } from "@/lib/server/content/student-correct";
import { SHOWABLE } from "@/lib/server/participation/assignment/load-pool";
import { Prisma } from "@/lib/server/prisma-client/client";
import type { Protocol } from "@/lib/study/protocol/protocol";

/**
 * The study's explanations as tables for a WITH: `content` says of each whether the rules allow it to
 * be shown.
 */
export function contentUnder(studyId: string, rules: Protocol["pool"]): Prisma.Sql {
  const { onlyCorrect, onlySharedQuestions, minLength, maxLength } = rules;
  const shared = Prisma.sql`
    AND question_id IN (SELECT question_id FROM judged WHERE fitting GROUP BY question_id
      HAVING count(DISTINCT method_id) = (SELECT count(DISTINCT method_id) FROM judged))`;
  return Prisma.sql`
    given AS (
      SELECT e.id, e.method_id, e.question_id, e.length,
             ${STUDENT_CORRECT} AS correct, ${SHOWABLE} AS showable
        FROM explanation e JOIN question q ON q.id = e.question_id
        WHERE e.study_id = ${studyId}::uuid
    ), judged AS (
      SELECT *, showable AND (NOT ${onlyCorrect}::boolean OR correct IS TRUE)
                AND length >= coalesce(${minLength}::int, 0)
                AND length <= coalesce(${maxLength}::int, length) AS fitting
        FROM given
    ), content AS (
      SELECT *, fitting ${onlySharedQuestions ? shared : Prisma.empty} AS allowed FROM judged
    )`;
}
