import "server-only";
import type { ContentFilter } from "@/lib/schemas/content/content-filter";
import type { Keyset, KeysetPage } from "@/lib/schemas/shared/keyset";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { Prisma } from "@/lib/server/prisma-client/client";
import { cutPage } from "@/lib/server/shared/cut-page";
import { db, type Transaction } from "@/lib/server/shared/db";
import type { QuestionContent } from "@/lib/views/content/content";
import { contentCondition } from "./content-condition";
import { hashQuestion } from "./hash-question";
import { questionBound, questionOrder } from "./question-order";
import { STUDENT_CORRECT } from "./student-correct";

const PAGE = 20;

export interface QuestionPage extends Omit<KeysetPage<QuestionContent, string>, "total"> {
  /** All questions of the study; null under a filter, where nobody waits for a count. */
  total: number | null;
}

/**
 * A page of the study's questions that the filter leaves, each with what every method's student
 * answered and explained.
 */
export async function listQuestions(
  access: StudyAccess,
  { after, before }: Keyset<string>,
  filter: ContentFilter = {},
): Promise<QuestionPage> {
  const backwards = before !== undefined;
  const order = backwards ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const filtered = Object.values(filter).some((value) => value !== undefined);
  const [rows, total] = await Promise.all([
    // The page is cut first: explanations are gathered for it alone.
    readQuestions(
      db(),
      Prisma.sql`
        SELECT q.* FROM question q
          WHERE q.study_id = ${access.studyId}::uuid AND ${questionBound({ after, before })}
            AND ${contentCondition(filter)}
          ORDER BY q.study_id ${order}, ${questionOrder(order)}
          LIMIT ${PAGE + 1}`,
      order,
    ),
    filtered ? null : db().question.count({ where: { studyId: access.studyId } }),
  ]);
  return { ...cutPage(rows, PAGE, { after, before }, (row) => row.externalId), total };
}

/** One question of the study, with the hash that an edit of it names; null where there is none of that id. */
export async function findQuestion(
  { studyId }: StudyAccess,
  id: string,
): Promise<(QuestionContent & { hash: string }) | null> {
  const [question] = await readQuestions(
    db(),
    Prisma.sql`SELECT q.* FROM question q WHERE q.study_id = ${studyId}::uuid AND q.id = ${id}::uuid`,
    Prisma.sql`ASC`,
  );
  return question ? { ...question, hash: await hashQuestion(db(), studyId, id) } : null;
}

function readQuestions(
  client: Transaction,
  questions: Prisma.Sql,
  order: Prisma.Sql,
): Promise<QuestionContent[]> {
  return client.$queryRaw<QuestionContent[]>`
    WITH page AS MATERIALIZED (${questions})
    SELECT q.id, q.external_id AS "externalId", q.stem, q.choices, q.gold_index AS "goldIndex",
           x.explanations
      FROM page q
      CROSS JOIN LATERAL (
        SELECT coalesce(json_agg(json_build_object(
                 'id', e.id, 'method', m.label, 'text', e.text, 'length', e.length,
                 'answer', coalesce(e.answer_text, q.choices[e.answer_index + 1]),
                 'answerIndex', e.answer_index,
                 'run', nullif(concat_ws(', ', r.model_size, 'run ' || r.run_number), ''),
                 'retiredReason', CASE WHEN e.retired_at IS NOT NULL
                   THEN coalesce(e.retired_reason, '') END,
                 'correct', ${STUDENT_CORRECT})
               ORDER BY m.position, m.key, r.model_size, r.run_number, e.id), '[]') AS explanations
          FROM explanation e
          JOIN method m ON m.id = e.method_id
          LEFT JOIN model_run r ON r.id = e.model_run_id
          WHERE e.study_id = q.study_id AND e.question_id = q.id
      ) x
      ORDER BY ${questionOrder(order)}`;
}
