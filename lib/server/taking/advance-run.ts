import "server-only";
import { AppError } from "@/lib/errors";
import type { AboutYou } from "@/lib/study/about-you";
import { db } from "../db";

/** Stores the about-you answers once; the same step again changes nothing. */
export async function recordAboutYou(
  studyId: string,
  participantId: string,
  aboutYou: AboutYou,
): Promise<void> {
  await db().$transaction(async (tx) => {
    const { count } = await tx.participant.updateMany({
      where: { id: participantId, studyId, aboutYouAt: null },
      data: { aboutYouAt: new Date() },
    });
    if (count === 0) return;
    await tx.answer.createMany({
      data: Object.entries(aboutYou).map(([key, value]) => ({
        studyId,
        participantId,
        key,
        value,
      })),
    });
  });
}

/** Notes that the participant has been through the instructions. */
export async function recordInstructed(studyId: string, participantId: string): Promise<void> {
  await db().participant.updateMany({
    where: { id: participantId, studyId, aboutYouAt: { not: null }, instructedAt: null },
    data: { instructedAt: new Date() },
  });
}

/**
 * Completes the run, if every trial is answered, and stores the comment. A run that is complete
 * stays as it is.
 *
 * @throws AppError run-not-finished (409) naming how many trials are open.
 */
export async function finishRun(
  studyId: string,
  participantId: string,
  comment: string,
): Promise<void> {
  await db().$transaction(async (tx) => {
    const open = await tx.trial.count({ where: { participantId, studyId, response: null } });
    if (open > 0) {
      throw new AppError("run-not-finished", `${open} of your explanations are still to be rated.`);
    }
    const { count } = await tx.participant.updateMany({
      where: { id: participantId, studyId, status: "ACTIVE" },
      data: { status: "COMPLETED", completedAt: new Date() },
    });
    if (count === 0 || comment === "") return;
    await tx.answer.create({ data: { studyId, participantId, key: "comment", value: comment } });
  });
}
