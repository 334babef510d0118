import "server-only";
import { AppError } from "@/lib/errors";
import type { AdmissionInput } from "@/lib/schemas/participation/take";
import type { Run } from "@/lib/server/participation/load-run";
import { transacting } from "@/lib/server/shared/transacting";
import {
  failedScreening,
  findCell,
  type ScreeningQuestion,
} from "@/lib/study/participation/eligibility";
import { failedOwnQuestions } from "@/lib/study/participation/screen-own-answers";
import {
  isAcceptable,
  OWN_ANSWER,
  type OwnQuestion,
  storedOwnAnswers,
} from "@/lib/study/protocol/own-questions";
import { assignPlaces } from "./assign-places";

/**
 * Decides by the answers about themselves whether somebody takes part, and if so stores the answers
 * and plans their trials. Of people who cannot take part no answer is kept, only which screening
 * question decided. The same step again changes nothing.
 *
 * @throws AppError not-acceptable (422) when a screening question has no answer; unavailable (503)
 * when the pool cannot serve anyone.
 */
export async function admitParticipant(
  run: Run,
  input: Omit<AdmissionInput, "own"> & Partial<Pick<AdmissionInput, "own">>,
): Promise<void> {
  if (run.step !== "about-you") return;
  const { studyId, participantId, protocol } = run;
  const own = input.own ?? {};
  refuseMissing(
    protocol.screening,
    input.screening,
    (protocol.ownQuestions ?? []).filter((question) => !isAcceptable(question, own[question.key])),
  );
  const failed = [
    ...failedScreening(protocol.screening, input.screening),
    ...failedOwnQuestions(protocol.ownQuestions, own).map((key) => `${OWN_ANSWER}${key}`),
  ];
  if (failed.length > 0) return endRun(run, "SCREENED_OUT", { screening: failed });
  const cell = findCell(protocol.quotas, input.aboutYou, own);
  if (cell.kind === "none") return endRun(run, "QUOTA_FULL", {});
  const screening = protocol.screening.map(({ key }) => [
    `screening:${key}`,
    input.screening[key] ?? "",
  ]);
  await assignPlaces(studyId, {
    participantId,
    admission: {
      cell: cell.cell,
      answers: {
        ...input.aboutYou,
        ...Object.fromEntries(screening),
        ...storedOwnAnswers(protocol.ownQuestions, own),
      },
    },
  });
}

function refuseMissing(
  questions: readonly ScreeningQuestion[],
  answers: Readonly<Record<string, string>>,
  ownOpen: readonly OwnQuestion[],
): void {
  const open = questions.filter(
    ({ key, options }) => !options.some((option) => option.key === answers[key]),
  );
  if (open.length + ownOpen.length === 0) return;
  throw new AppError("not-acceptable", "Some questions have no answer.", [
    ...open.map(({ key }) => ({
      path: `screening.${key}`,
      message: "Please choose one of the answers.",
    })),
    ...ownOpen.map(({ key }) => ({
      path: `own.${key}`,
      message: "Please answer this question within its limits.",
    })),
  ]);
}

/** Ends a run that is still going, with what is to be known of why. Its open places become free. */
export async function endRun(
  { studyId, participantId }: Pick<Run, "studyId" | "participantId">,
  status: "SCREENED_OUT" | "QUOTA_FULL" | "WITHDRAWN",
  detail: Record<string, string[]>,
): Promise<void> {
  await transacting(async (tx) => {
    const now = new Date();
    const { count } = await tx.participant.updateMany({
      where: { id: participantId, studyId, status: "ACTIVE" },
      data: { status, endedAt: now },
    });
    if (count === 0) return;
    await tx.participant.updateMany({
      where: { id: participantId, studyId, reservedUntil: { gt: now } },
      data: { reservedUntil: now },
    });
    const kind = status.toLowerCase().replace("_", "-");
    await tx.participantEvent.create({ data: { studyId, participantId, kind, detail } });
  });
}
