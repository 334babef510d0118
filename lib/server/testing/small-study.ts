import "server-only";
import { DEMO_PROTOCOL } from "@/prisma/demo/protocol";
import { type BuiltStudy, buildStudy, type StudyDefinition } from "../building/build-study";
import { closeStudy, openStudy } from "../building/change-study-status";
import { db } from "../db";
import { findTakenStudy, type TakenStudy } from "../taking/find-taken-study";

let made = 0;

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
    scalePoints: 5,
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
    status?: "DRAFT" | "OPEN" | "CLOSED";
  } = {},
): Promise<BuiltStudy> {
  const { status = "OPEN", ...definition } = change;
  return db().$transaction(async (tx) => {
    const study = await buildStudy(tx, smallStudyDefinition(definition));
    if (status !== "DRAFT") await openStudy(tx, study.id);
    if (status === "CLOSED") await closeStudy(tx, study.id);
    return study;
  });
}

/** The study as participants meet it. */
export async function takenStudy(study: BuiltStudy): Promise<TakenStudy> {
  const taken = await findTakenStudy(study.slug);
  if (!taken) throw new Error("The study has not opened.");
  return taken;
}
