import "server-only";
import type { QuestionContent } from "@/lib/figures/content";
import type { Keyset, KeysetPage } from "@/lib/schemas/keyset";
import type { StudyAccess } from "../accounts/access";
import { db } from "../db";
import { Prisma } from "../prisma-client/client";
import { cutPage } from "./cut-page";
import { QUESTION_KEY, questionKey } from "./question-order";
import { STUDENT_CORRECT } from "./student-correct";

const PAGE = 20;

/** A page of the study's questions, each with what every method's student answered and explained. */
export async function listQuestions(
  access: StudyAccess,
  { after, before }: Keyset<string>,
): Promise<KeysetPage<QuestionContent, string>> {
  const backwards = before !== undefined;
  const order = backwards ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const [rows, total] = await Promise.all([
    db().$queryRaw<QuestionContent[]>`
      SELECT q.external_id AS "externalId", q.stem, q.choices, q.gold_index AS "goldIndex",
             x.explanations
        FROM question q
        CROSS JOIN LATERAL (
          SELECT coalesce(json_agg(json_build_object(
                   'id', e.id, 'method', m.label, 'text', e.text, 'length', e.length,
                   'answer', coalesce(e.answer_text, q.choices[e.answer_index + 1]),
                   'run', nullif(concat_ws(', ', r.model_size, 'run ' || r.run_number), ''),
                   'correct', ${STUDENT_CORRECT})
                 ORDER BY m.position, m.key, r.model_size, r.run_number, e.id), '[]') AS explanations
            FROM explanation e
            JOIN method m ON m.id = e.method_id
            LEFT JOIN model_run r ON r.id = e.model_run_id
            WHERE e.question_id = q.id
        ) x
        WHERE q.study_id = ${access.studyId}::uuid AND ${bound({ after, before })}
        ORDER BY ${QUESTION_KEY} ${order}
        LIMIT ${PAGE + 1}`,
    db().question.count({ where: { studyId: access.studyId } }),
  ]);
  return { ...cutPage(rows, PAGE, { after, before }, (row) => row.externalId), total };
}

function bound({ after, before }: Keyset<string>): Prisma.Sql {
  if (before !== undefined) return Prisma.sql`${QUESTION_KEY} < ${questionKey(before)}`;
  if (after !== undefined) return Prisma.sql`${QUESTION_KEY} > ${questionKey(after)}`;
  return Prisma.sql`true`;
}
