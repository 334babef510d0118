import "server-only";
import { Prisma } from "@/lib/server/prisma-client/client";

/**
 * Whether the student's answer of an explanation `e` is the right one of its question `q`: null where
 * one of the two is not known. Compared by the words, because some questions list a choice twice; an
 * answer that is not among the choices is wrong.
 */
export const STUDENT_CORRECT = Prisma.sql`
  CASE WHEN q.gold_index IS NULL OR (e.answer_index IS NULL AND e.answer_text IS NULL) THEN NULL
       ELSE coalesce(q.choices[e.answer_index + 1] = q.choices[q.gold_index + 1], false) END`;
