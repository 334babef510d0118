import "server-only";
import { z } from "zod";
import type { ApiPageQuery } from "@/lib/schemas/api/api-pages";
import type { ListedApiStudy } from "@/lib/schemas/api/api-studies";
import { instant } from "@/lib/schemas/shared/dates";
import type { Reader } from "@/lib/server/accounts/require-reader";
import { Prisma } from "@/lib/server/prisma-client/client";
import { db } from "@/lib/server/shared/db";
import { apiAddress } from "./api-address";
import { readCursor, replyPage } from "./reply-page";

interface Row extends Omit<ListedApiStudy, "openedAt" | "closedAt" | "href"> {
  id: string;
  openedAt: Date | null;
  closedAt: Date | null;
  createdAt: Date;
}

const keySchema = z.tuple([instant(), z.uuid()]);

/** The studies of the reader, oldest first: new ones come at the end. */
export async function listApiStudies(request: Request, reader: Reader, page: ApiPageQuery) {
  const after = readCursor(page.cursor, keySchema);
  const rows = await db().$queryRaw<Row[]>`
    SELECT s.id, s.slug, s.title, s.status::text AS status, s.opened_at AS "openedAt",
           s.closed_at AS "closedAt", s.created_at AS "createdAt"
      FROM study s
      JOIN study_member m ON m.study_id = s.id AND m.user_id = ${reader.userId}::uuid
      WHERE ${reader.studyId === null ? Prisma.sql`true` : Prisma.sql`s.id = ${reader.studyId}::uuid`}
        AND ${after === null ? Prisma.sql`true` : Prisma.sql`(s.created_at, s.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)`}
      ORDER BY s.created_at, s.id
      LIMIT ${page.limit + 1}::int`;
  return replyPage(request, page, rows, {
    item: ({ id: _, createdAt: __, openedAt, closedAt, ...study }): ListedApiStudy => ({
      ...study,
      openedAt: openedAt?.toISOString() ?? null,
      closedAt: closedAt?.toISOString() ?? null,
      href: apiAddress(`/studies/${study.slug}`),
    }),
    key: ({ createdAt, id }) => [createdAt.toISOString(), id],
  });
}
