import "server-only";
import type { StudyStatus } from "@/lib/server/prisma-client/enums";
import type { Transaction } from "@/lib/server/shared/db";
import { takesNewVersions } from "@/lib/study/lifecycle/lifecycle";

/**
 * The version of the protocol that a step takes along: of a draft its newest one, which may have
 * opened for an earlier pilot; once people take part the newest that they are given.
 */
export function findVersionToOpen(client: Transaction, studyId: string, status: StudyStatus) {
  return client.protocolVersion.findFirst({
    where: { studyId, ...(takesNewVersions(status) ? { openedAt: { not: null } } : {}) },
    orderBy: { number: "desc" },
    select: { id: true, number: true, hash: true, document: true, openedAt: true },
  });
}
