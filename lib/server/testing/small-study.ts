import "server-only";
import { admitParticipant } from "@/lib/server/participation/assignment/admit-participant";
import { enrolParticipant } from "@/lib/server/participation/enrol-participant";
import { findTakenStudy, type TakenStudy } from "@/lib/server/participation/find-taken-study";
import { loadRemainingTrials, loadRun, type Run } from "@/lib/server/participation/load-run";
import { recordResponse } from "@/lib/server/participation/record-response";
import { db, type Transaction } from "@/lib/server/shared/db";
import { type BuiltStudy, buildStudy } from "@/lib/server/study-builder/build-study";
import { openStudy, setStatus } from "@/lib/server/study-builder/change-study-status";
import type { StudyDefinition } from "@/lib/server/study-builder/study-definition";
import type { AboutYou } from "@/lib/study/protocol/about-you";
import { DEMO_PROTOCOL } from "@/prisma/demo/protocol";

let made = 0;

/** A busy machine may take its time over a study. */
const PATIENTLY = { maxWait: 20_000, timeout: 30_000 };

/** A study for tests: its own slug, `questions` questions with one explanation per method. */
export function smallStudyDefinition(
  change: Partial<StudyDefinition> & { questionCount?: number; methodKeys?: string[] } = {},
): StudyDefinition {
  const {
    questionCount = 12,
    methodKeys = ["CF", "MT", "MT+CF", "MT+CF:Revised"],
    ...rest
  } = change;
  made++;
  return {
    slug: `small-${crypto.randomUUID().slice(0, 8)}-${made}`,
    title: "A small study",
    seed: `small ${made}`,
    methods: methodKeys.map((key) => ({ key, label: key })),
    constructs: DEMO_PROTOCOL.constructs,
    protocol: DEMO_PROTOCOL,
    questions: Array.from({ length: questionCount }, (_, index) => ({
      externalId: `q${index + 1}`,
      stem: `Question ${index + 1}?`,
      choices: ["one", "two", "three"],
      goldIndex: index % 3,
      explanations: methodKeys.map((methodKey, place) => ({
        methodKey,
        text: `Because of reason ${place + 1} for question ${index + 1}.`,
        answerIndex: place % 3,
      })),
    })),
    ...rest,
  };
}

/** Builds the study in the test database and opens it, or leaves it at another status. */
export async function makeSmallStudy(
  change: Parameters<typeof smallStudyDefinition>[0] & {
    status?: "DRAFT" | "PILOT" | "OPEN" | "PAUSED" | "CLOSED";
  } = {},
): Promise<BuiltStudy> {
  const { status = "OPEN", ...definition } = change;
  return db().$transaction(async (tx) => {
    const study = await buildStudy(tx, smallStudyDefinition(definition));
    if (status === "PILOT") await openPilot(tx, study.id);
    else if (status !== "DRAFT") await openStudy(tx, study.id);
    if (status === "PAUSED" || status === "CLOSED") await setStatus(tx, study.id, status);
    return study;
  }, PATIENTLY);
}

async function openPilot(tx: Transaction, studyId: string): Promise<void> {
  await tx.protocolVersion.updateMany({ where: { studyId }, data: { openedAt: new Date() } });
  await setStatus(tx, studyId, "PILOT");
}

/** The study as participants meet it. */
export async function takenStudy(study: BuiltStudy): Promise<TakenStudy> {
  const taken = await findTakenStudy(study.slug);
  if (!taken) throw new Error("The study has not opened.");
  return taken;
}

export const ABOUT_SOMEBODY: AboutYou = {
  gender: "female",
  ageBand: "30-34",
  country: "GB",
  education: "university",
  employment: "employee",
};

/** Somebody whom a recruiter sends with this id. */
export const recruited = (externalId: string) => ({
  source: "PROLIFIC" as const,
  externalId,
  parameters: { PROLIFIC_PID: externalId },
  deviceHash: null,
});

/** The run of a participant, as it is now. */
export async function runOf(study: TakenStudy, participantId: string): Promise<Run> {
  const run = await loadRun(study.slug, participantId);
  if (!run) throw new Error("The participant is not of this study.");
  return run;
}

/** Consents, and tells about themselves: from then on there are trials. Gives the participant's id. */
export async function takePart(
  study: TakenStudy,
  externalId: string,
  aboutYou: AboutYou = ABOUT_SOMEBODY,
): Promise<string> {
  const id = await enrolParticipant(study, recruited(externalId));
  await admitParticipant(await runOf(study, id), { aboutYou, screening: {} });
  return id;
}

/** One and the same response to the next open trials of a participant, as many as are asked for. */
export async function rateNext(
  study: TakenStudy,
  participantId: string,
  count = Number.POSITIVE_INFINITY,
): Promise<void> {
  const ratings = Object.fromEntries(study.protocol.constructs.map(({ key }) => [key, 4]));
  const trials = await loadRemainingTrials(await runOf(study, participantId));
  for (const { id } of trials.slice(0, count)) {
    const input = {
      ratings,
      checks: {},
      durationMs: 9000,
      submittedAt: "2026-05-04T10:11:12.000Z",
    };
    await recordResponse([participantId], id, input);
  }
}
