import "server-only";
import { protocolSchema } from "@/lib/schemas/protocol";
import type { BlindTrial, Protocol } from "@/lib/study/protocol";
import { type RunStep, runStep } from "@/lib/study/run-step";
import { db } from "../db";
import type { ParticipantSource } from "../prisma-client/enums";

export interface Run {
  participantId: string;
  studyId: string;
  code: string;
  source: ParticipantSource;
  step: RunStep;
  protocol: Protocol;
}

/** A participant's run in this study: where they are, and under which protocol. Null: not theirs. */
export async function loadRun(studySlug: string, participantId: string): Promise<Run | null> {
  const participant = await db().participant.findFirst({
    where: { id: participantId, study: { slug: studySlug } },
    select: {
      studyId: true,
      code: true,
      source: true,
      aboutYouAt: true,
      instructedAt: true,
      completedAt: true,
      protocolVersion: { select: { document: true } },
    },
  });
  if (!participant) return null;
  const { studyId, code, source, protocolVersion, ...times } = participant;
  const protocol = protocolSchema.parse(protocolVersion.document);
  return { participantId, studyId, code, source, step: runStep(times), protocol };
}

/**
 * The trials that the participant has not answered yet, in order, with nothing in them that tells
 * the method: this is the only query from which trials are sent to a participant.
 */
export async function loadRemainingTrials(participantId: string): Promise<BlindTrial[]> {
  const trials = await db().trial.findMany({
    where: { participantId, response: null },
    orderBy: { position: "asc" },
    select: {
      id: true,
      position: true,
      explanation: {
        select: {
          text: true,
          answerIndex: true,
          question: { select: { stem: true, choices: true } },
        },
      },
    },
  });
  return trials.map(({ id, position, explanation }) => ({
    id,
    position,
    stem: explanation.question.stem ?? "",
    choices: explanation.question.choices,
    answerIndex: explanation.answerIndex ?? -1,
    explanation: explanation.text ?? "",
  }));
}

/** How many trials the participant has in all. */
export function countTrials(participantId: string): Promise<number> {
  return db().trial.count({ where: { participantId } });
}
