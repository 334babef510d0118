import "server-only";
import type { Keyset, KeysetPage } from "@/lib/schemas/shared/keyset";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { cutPage } from "@/lib/server/shared/cut-page";
import { db } from "@/lib/server/shared/db";
import type { ListedDecision } from "@/lib/views/participants/exclusion";

const PAGE = 50;

/** A page of the decisions about a study's participants, or about one of them; the newest first. */
export async function listDecisions(
  { studyId }: StudyAccess,
  { after, before }: Keyset<number>,
  ordinal?: number,
): Promise<KeysetPage<ListedDecision, number>> {
  const backwards = before !== undefined;
  const where = {
    studyId,
    ...(ordinal === undefined ? {} : { participant: { ordinal } }),
  };
  const bound = backwards ? { gt: before } : after === undefined ? undefined : { lt: after };
  const [rows, total] = await Promise.all([
    db().exclusion.findMany({
      where: { ...where, ...(bound ? { id: bound } : {}) },
      orderBy: { id: backwards ? "asc" : "desc" },
      take: PAGE + 1,
      select: {
        id: true,
        action: true,
        reason: true,
        rule: true,
        at: true,
        participant: { select: { ordinal: true, code: true } },
        user: { select: { email: true } },
      },
    }),
    db().exclusion.count({ where }),
  ]);
  const items = rows.map(({ id, participant, user, at, ...row }) => ({
    ...row,
    ...participant,
    id: Number(id),
    by: user?.email ?? null,
    at: at.toISOString(),
  }));
  return { ...cutPage(items, PAGE, { after, before }, ({ id }) => id), total };
}
