import "server-only";
import { hashExternalId } from "@/lib/server/participation/participant-token";
import { db } from "@/lib/server/shared/db";
import { prolificSpellings } from "@/lib/study/recruitment/external-id";
import type { ProlificStatus } from "@/lib/study/recruitment/prolific-status";
import { noteForStaff } from "./note-for-staff";

/** The message does not name the study; so many of the newest are searched for the person. */
const SEARCHED_STUDIES = 200;

/**
 * Tells staff of a submission that nobody came with, in the studies in which the person is a
 * participant by another one. Where they are in none, nothing is noted: it may be any study at all.
 */
export async function noteUnknownSubmission(
  prolificId: string,
  status: ProlificStatus,
): Promise<void> {
  const ids = prolificSpellings(prolificId);
  const studies = await db().study.findMany({
    where: { openedAt: { not: null } },
    orderBy: { openedAt: "desc" },
    take: SEARCHED_STUDIES,
    select: { id: true },
  });
  const participants = await db().participant.findMany({
    where: {
      source: "PROLIFIC",
      OR: studies.map(({ id }) => ({
        studyId: id,
        externalIdHash: { in: ids.map((one) => hashExternalId(id, one)) },
      })),
    },
    select: { studyId: true, code: true },
  });
  for (const { studyId, code } of participants) {
    await noteForStaff(studyId, "unknown-submission", { participant: code, status });
  }
}
