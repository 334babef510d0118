import "server-only";
import { AppError } from "@/lib/errors";
import { endRun } from "@/lib/server/participation/assignment/admit-participant";
import { db, type Transaction } from "@/lib/server/shared/db";
import { transacting } from "@/lib/server/shared/transacting";
import { passesCheck, wrongAnswers } from "@/lib/study/protocol/checks";
import type { Run } from "./load-run";

export type InstructionsOutcome =
  | { kind: "done" }
  | { kind: "wrong" /** Keys of the questions. */; wrong: string[]; triesLeft: number };

/**
 * Notes that the participant has been through the instructions, if they understood them. Who has no
 * try left is screened out.
 */
export async function recordInstructed(
  run: Run,
  answers: Record<string, number>,
): Promise<InstructionsOutcome> {
  if (run.step !== "instructions") return { kind: "done" };
  const { studyId, participantId, protocol } = run;
  const wrong = protocol.comprehension ? wrongAnswers(protocol.comprehension, answers) : [];
  if (wrong.length === 0) {
    await db().participant.updateMany({
      where: { id: participantId, studyId, status: "ACTIVE", instructedAt: null },
      data: { instructedAt: new Date() },
    });
    return { kind: "done" };
  }
  const tries = await countTry(run, wrong);
  const triesLeft = (protocol.comprehension?.tries ?? 0) - tries;
  if (triesLeft > 0) return { kind: "wrong", wrong, triesLeft };
  await endRun(run, "SCREENED_OUT", { comprehension: wrong });
  return { kind: "done" };
}

async function countTry({ studyId, participantId }: Run, wrong: string[]): Promise<number> {
  return transacting(async (tx) => {
    const { comprehensionTries } = await tx.participant.update({
      where: { id: participantId, studyId },
      data: { comprehensionTries: { increment: 1 } },
      select: { comprehensionTries: true },
    });
    const detail = { try: comprehensionTries, wrong };
    await tx.participantEvent.create({
      data: { studyId, participantId, kind: "comprehension", detail },
    });
    return comprehensionTries;
  });
}

export interface FinishInput {
  comment: string;
  pastedCharacters?: number;
}

/**
 * Completes the run, if every trial is answered, and stores the comment. A run that is complete
 * stays as it is.
 *
 * @throws AppError run-not-finished (409) naming how many trials are open.
 */
export async function finishRun(run: Run, { comment, pastedCharacters }: FinishInput) {
  const { studyId, participantId } = run;
  await transacting(async (tx) => {
    const open = await tx.trial.count({
      where: { participantId, studyId, response: null, replacedAt: null },
    });
    if (open > 0) {
      throw new AppError("run-not-finished", `${open} of your explanations are still to be rated.`);
    }
    const failures = await countFailures(tx, run);
    const failed = failures > run.protocol.attention.failuresAllowed;
    const { count } = await tx.participant.updateMany({
      where: { id: participantId, studyId, status: "ACTIVE", instructedAt: { not: null } },
      data: {
        status: failed ? "FAILED_ATTENTION" : "COMPLETED",
        completedAt: new Date(),
        reservedUntil: null,
        attentionFailures: run.protocol.attention.checks.length > 0 ? failures : null,
      },
    });
    if (count === 0) return;
    const answers = [
      ...(comment === "" ? [] : [["comment", comment] as const]),
      ...(pastedCharacters
        ? [["comment-pasted-characters", String(pastedCharacters)] as const]
        : []),
    ];
    await tx.answer.createMany({
      data: answers.map(([key, value]) => ({ studyId, participantId, key, value })),
    });
  });
}

/** How many of the attention checks that were answered were failed. */
async function countFailures(tx: Transaction, { participantId, protocol }: Run): Promise<number> {
  const { checks } = protocol.attention;
  if (checks.length === 0) return 0;
  const answers = await tx.answer.findMany({
    where: { participantId, key: { in: checks.map(({ key }) => `attention:${key}`) } },
    select: { key: true, value: true },
  });
  const given = new Map(answers.map(({ key, value }) => [key, Number(value)]));
  return checks.filter((check) => {
    const answer = given.get(`attention:${check.key}`);
    return answer !== undefined && !passesCheck(check, answer);
  }).length;
}
