import "server-only";
import { protocolSchema } from "@/lib/schemas/protocol/protocol";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import type { StudyStatus } from "@/lib/server/prisma-client/enums";
import { db } from "@/lib/server/shared/db";
import type { Recruitment } from "@/lib/study/recruitment/recruitment";

export interface StudyRecruitment {
  status: StudyStatus;
  recruitment: Recruitment;
}

/**
 * Where the study's participants come from, by its newest opened protocol; where none has opened yet,
 * by the newest. Null without a protocol, as in imported studies.
 */
export async function loadRecruitment(access: StudyAccess): Promise<StudyRecruitment | null> {
  const { studyId } = access;
  const study = await db().study.findUniqueOrThrow({
    where: { id: studyId },
    select: {
      status: true,
      protocolVersions: {
        orderBy: { number: "desc" },
        select: { document: true, openedAt: true },
      },
    },
  });
  const versions = study.protocolVersions;
  const version = versions.find(({ openedAt }) => openedAt !== null) ?? versions[0];
  const protocol = protocolSchema.safeParse(version?.document);
  if (!protocol.success) return null;
  return { status: study.status, recruitment: protocol.data.recruitment };
}
