import "server-only";
import type { Keyset, KeysetPage } from "@/lib/schemas/shared/keyset";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { questionBound, questionOrder } from "@/lib/server/content/question-order";
import { Prisma } from "@/lib/server/prisma-client/client";
import { cutPage } from "@/lib/server/shared/cut-page";
import { db, type Transaction } from "@/lib/server/shared/db";
import type { CellRow, FillCell } from "@/lib/views/monitor/fill-cells";

/** So many questions are a page; a study of no more has them all on its monitor. */
export const CELL_PAGE = 50;

export interface CellPage extends Omit<KeysetPage<CellRow, string>, "total"> {
  methods: { key: string; label: string }[];
}

interface Row {
  id: string;
  externalId: string;
  cells: Record<string, FillCell> | null;
}

/** A page of the study's questions, each with how often every method's explanation of it is rated. */
export async function listCells(
  { studyId }: Pick<StudyAccess, "studyId">,
  keyset: Keyset<string>,
  client: Transaction = db(),
): Promise<CellPage> {
  const backwards = keyset.before !== undefined;
  const order = backwards ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const methods = await client.method.findMany({
    where: { studyId },
    orderBy: [{ position: "asc" }, { key: "asc" }],
    select: { id: true, key: true, label: true },
  });
  const rows = await client.$queryRaw<Row[]>`
    WITH page AS MATERIALIZED (
      SELECT q.id, q.study_id, q.external_id FROM question q
        WHERE q.study_id = ${studyId}::uuid AND ${questionBound(keyset)}
        ORDER BY q.study_id ${order}, ${questionOrder(order)}
        LIMIT ${CELL_PAGE + 1}
    )
    SELECT q.id, q.external_id AS "externalId", x.cells
      FROM page q
      CROSS JOIN LATERAL (
        SELECT json_object_agg(cell.method_id, json_build_object(
                 'responses', cell.responses, 'explanations', cell.explanations,
                 'retired', cell.retired)) AS cells
          FROM (
            SELECT e.method_id, sum(rated.responses)::int AS responses, count(*)::int AS explanations,
                   count(e.retired_at)::int AS retired
              FROM explanation e
              CROSS JOIN LATERAL (
                SELECT count(*) AS responses FROM trial t JOIN response r ON r.trial_id = t.id
                  WHERE t.study_id = e.study_id AND t.explanation_id = e.id
              ) rated
              WHERE e.study_id = q.study_id AND e.question_id = q.id
              GROUP BY e.method_id
          ) cell
      ) x
      ORDER BY ${questionOrder(order)}`;
  const { items, ...page } = cutPage(rows, CELL_PAGE, keyset, ({ externalId }) => externalId);
  return {
    ...page,
    methods: methods.map(({ key, label }) => ({ key, label })),
    items: items.map(({ cells, ...question }) => ({
      ...question,
      cells: methods.map(({ id }) => cells?.[id] ?? null),
    })),
  };
}
