import "server-only";
import type { ContentFilter } from "@/lib/schemas/content/content-filter";
import { Prisma } from "@/lib/server/prisma-client/client";
import { STUDENT_CORRECT } from "./student-correct";

/** Which questions `q` a filter leaves: those with an explanation `e` that is all that it asks for. */
export function contentCondition({ text, method, answered, state }: ContentFilter): Prisma.Sql {
  // Compared in lower letters: ILIKE takes nearly twice as long.
  const pattern = text === undefined ? null : `%${text.replace(/[\\%_]/g, "\\$&")}%`;
  const ofExplanation = [
    ...(method === undefined
      ? []
      : [
          Prisma.sql`e.method_id IN (
          SELECT m.id FROM method m WHERE m.study_id = q.study_id AND m.key = ${method})`,
        ]),
    ...(answered === undefined ? [] : [Prisma.sql`${STUDENT_CORRECT} = ${answered === "right"}`]),
    ...(state === "retired" ? [Prisma.sql`e.retired_at IS NOT NULL`] : []),
    ...(state === "never-given"
      ? [
          Prisma.sql`NOT EXISTS (
            SELECT FROM trial t WHERE t.study_id = e.study_id AND t.explanation_id = e.id)`,
        ]
      : []),
  ];
  const asked = Prisma.sql`EXISTS (
    SELECT FROM explanation e WHERE e.study_id = q.study_id AND e.question_id = q.id
      AND ${Prisma.join([...ofExplanation, Prisma.sql`true`], " AND ")}`;
  if (pattern === null)
    return ofExplanation.length === 0 ? Prisma.sql`true` : Prisma.sql`${asked})`;
  const inText = Prisma.sql`${asked} AND lower(e.text) LIKE lower(${pattern}))`;
  return ofExplanation.length === 0
    ? Prisma.sql`(lower(q.stem) LIKE lower(${pattern}) OR ${inText})`
    : Prisma.sql`(${inText} OR (lower(q.stem) LIKE lower(${pattern}) AND ${asked})))`;
}
