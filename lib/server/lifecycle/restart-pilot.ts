import "server-only";
import { AppError } from "@/lib/errors";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { noteErasures } from "@/lib/server/backup/note-erasures";
import { db } from "@/lib/server/shared/db";
import { waiting } from "@/lib/server/shared/transaction-times";
import { lockStudy } from "@/lib/server/study-builder/change-study-status";
import { discardPilot } from "./discard-pilot";

const LONG = waiting(60_000);

/**
 * Deletes all that came in during the pilot, simulated or not; the pilot itself goes on.
 * @throws AppError study-not-open (409) unless the study is in its pilot.
 */
export async function restartPilot(access: StudyAccess): Promise<{ discarded: number }> {
  const done = await db().$transaction(async (tx) => {
    if ((await lockStudy(tx, access.studyId)) !== "PILOT") {
      throw new AppError("study-not-open", "The study is not in its pilot. Nothing was deleted.");
    }
    return { discarded: await discardPilot(tx, access) };
  }, LONG);
  await noteErasures();
  return done;
}
