import "server-only";
import { env } from "@/lib/env";
import { protocolSchema } from "@/lib/schemas/protocol";
import type { StudyAccess } from "../accounts/access";
import { db } from "../db";

export interface RecruitmentLinks {
  /** With the placeholders that Prolific fills in; null where the study does not recruit there. */
  prolific: string | null;
  /** Null where nobody takes part without a recruiter. */
  open: string | null;
}

const PROLIFIC_QUERY =
  "PROLIFIC_PID={{%PROLIFIC_PID%}}&STUDY_ID={{%STUDY_ID%}}&SESSION_ID={{%SESSION_ID%}}";

/**
 * The links by which people take part, under the newest opened protocol. Null unless the study is
 * open: a link that leads nowhere is not offered.
 */
export async function loadRecruitmentLinks(access: StudyAccess): Promise<RecruitmentLinks | null> {
  const version = await db().protocolVersion.findFirst({
    where: { studyId: access.studyId, openedAt: { not: null }, study: { status: "OPEN" } },
    orderBy: { number: "desc" },
    select: { document: true },
  });
  const protocol = protocolSchema.safeParse(version?.document);
  if (!protocol.success) return null;
  const { prolific, openLink } = protocol.data.recruitment;
  const base = new URL(`/take/${access.slug}`, env().NEXTAUTH_URL).href;
  return {
    prolific: prolific ? `${base}?${PROLIFIC_QUERY}` : null,
    open: openLink ? base : null,
  };
}
