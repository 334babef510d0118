import "server-only";
import type { DataOrigin } from "@/lib/comparison/data-origin";
import { capabilitiesOf } from "@/lib/server/accounts/access";
import type { Capability, StudyAccess } from "@/lib/server/accounts/study-access";
import { countOrigin } from "@/lib/server/monitor/count-origin";
import type { StudyStatus } from "@/lib/server/prisma-client/enums";
import { db } from "./db";

export interface StudyHeading {
  title: string;
  status: StudyStatus;
  origin: DataOrigin;
  /** What this person may do in the study. */
  may: Record<Capability, boolean>;
}

/** What stands at the head of every page of a study. */
export async function loadStudyHeading(access: StudyAccess): Promise<StudyHeading> {
  const { studyId, userId } = access;
  const [member, origin] = await Promise.all([
    db().studyMember.findUniqueOrThrow({
      where: { studyId_userId: { studyId, userId } },
      select: { role: true, study: { select: { title: true, status: true } } },
    }),
    countOrigin(access),
  ]);
  return { ...member.study, origin, may: capabilitiesOf(member.role) };
}
