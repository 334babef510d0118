import "server-only";
import { mayManageLastingly } from "@/lib/server/accounts/access";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { db } from "@/lib/server/shared/db";
import type { StudyStatusKey } from "@/lib/study/lifecycle/lifecycle";
import type { StudyPeople } from "@/lib/views/lifecycle/describe-step";
import { countStudyPeople } from "./count-study-people";
import { findVersionToOpen } from "./find-version-to-open";

/** Where a study stands in its life, and what the next step would be about. */
export interface Lifecycle {
  status: StudyStatusKey;
  openedAt: Date | null;
  closedAt: Date | null;
  discardedPilots: number;
  mayManage: boolean;
  people: StudyPeople;
  /** Of the version of the protocol that an opening would take along; empty where there is none. */
  hash: string;
}

export async function loadLifecycle(access: StudyAccess): Promise<Lifecycle> {
  const { studyId } = access;
  const study = await db().study.findUniqueOrThrow({
    where: { id: studyId },
    select: { status: true, openedAt: true, closedAt: true, discardedPilots: true },
  });
  const [manage, people, version] = await Promise.all([
    mayManageLastingly(access),
    countStudyPeople(studyId),
    findVersionToOpen(db(), studyId, study.status),
  ]);
  return { ...study, mayManage: manage, people, hash: version?.hash ?? "" };
}
