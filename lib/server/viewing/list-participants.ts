import "server-only";
import type { ListedParticipant, ParticipantState } from "@/lib/figures/listed-participant";
import type { Keyset, KeysetPage } from "@/lib/schemas/keyset";
import type { StudyAccess } from "../accounts/access";
import { db } from "../db";
import { Prisma } from "../prisma-client/client";
import type { ParticipantSource } from "../prisma-client/enums";
import { cutPage } from "./cut-page";
import { PARTICIPANT_STATE } from "./participant-state";

const PAGE = 100;

interface Row {
  ordinal: number;
  code: string;
  source: ParticipantSource;
  state: ParticipantState;
  consentedAt: Date | null;
  completedAt: Date | null;
  planned: number;
  stored: number;
}

/** A page of the study's participants in the order of arrival. Recruiters' ids are no part of it. */
export async function listParticipants(
  access: StudyAccess,
  { after, before }: Keyset<number>,
): Promise<KeysetPage<ListedParticipant, number>> {
  const backwards = before !== undefined;
  const from = backwards
    ? Prisma.sql`p.ordinal < ${before}`
    : Prisma.sql`p.ordinal > ${after ?? -1}`;
  const order = backwards ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const [rows, total] = await Promise.all([
    db().$queryRaw<Row[]>`
      SELECT p.ordinal, p.code, p.source::text AS source, ${PARTICIPANT_STATE} AS state,
             p.consented_at AS "consentedAt", p.completed_at AS "completedAt",
             t.planned, t.stored
        FROM participant p
        CROSS JOIN LATERAL (
          SELECT count(*)::int AS planned, count(r.trial_id)::int AS stored
            FROM trial t LEFT JOIN response r ON r.trial_id = t.id
            WHERE t.participant_id = p.id
        ) t
        WHERE p.study_id = ${access.studyId}::uuid AND ${from}
        ORDER BY p.ordinal ${order}
        LIMIT ${PAGE + 1}`,
    db().participant.count({ where: { studyId: access.studyId } }),
  ]);
  const page = cutPage(rows, PAGE, { after, before }, (row) => row.ordinal);
  return { ...page, items: page.items.map(toListed), total };
}

function toListed({ consentedAt, completedAt, ...row }: Row): ListedParticipant {
  const ran = consentedAt && completedAt ? completedAt.getTime() - consentedAt.getTime() : null;
  return {
    ...row,
    consentedAt: consentedAt?.toISOString() ?? null,
    // A simulation may set both times without any run between them.
    durationMs: ran !== null && ran > 0 ? ran : null,
  };
}
