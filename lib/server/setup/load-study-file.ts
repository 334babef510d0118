import "server-only";
import { protocolSchema } from "@/lib/schemas/protocol/protocol";
import { normalStudyFile } from "@/lib/schemas/setup/normal-study-file";
import { STUDY_FILE_FORMAT, type StudyFile } from "@/lib/schemas/setup/study-file";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { recordAuditEntry } from "@/lib/server/audit/record-audit-entry";
import { db, type Transaction } from "@/lib/server/shared/db";
import { waiting } from "@/lib/server/shared/transaction-times";
import { hashDocument } from "@/lib/server/study-builder/hash-document";

export interface HashedStudyFile {
  file: StudyFile;
  /** SHA-256 of its canonical JSON; an import of it, exported again, has the same. */
  hash: string;
}

/** The study as a file, from one snapshot; the audit log says who took it. */
export async function loadStudyFile(
  access: StudyAccess,
  { content }: { content: boolean },
): Promise<HashedStudyFile> {
  return db().$transaction(
    async (tx) => {
      const file = await readStudyFile(tx, access.studyId, content);
      const hash = hashDocument(file);
      await recordAuditEntry(access, "export-study-file", { hash, content }, tx);
      return { file, hash };
    },
    { ...waiting(60_000), isolationLevel: "RepeatableRead" },
  );
}

/** The study as its file, in the file's own order. Without content it has no questions and model runs. */
export async function readStudyFile(
  tx: Transaction,
  studyId: string,
  content: boolean,
): Promise<StudyFile> {
  return normalStudyFile(await readStoredStudy(tx, studyId, content));
}

/** The same in whatever order it is stored. */
export async function readStoredStudy(
  tx: Transaction,
  studyId: string,
  content: boolean,
): Promise<StudyFile> {
  const where = { studyId };
  const { title } = await tx.study.findUniqueOrThrow({
    where: { id: studyId },
    select: { title: true },
  });
  const methods = await tx.method.findMany({ where, orderBy: { position: "asc" } });
  const version = await tx.protocolVersion.findFirst({ where, orderBy: { number: "desc" } });
  const protocol = protocolSchema.safeParse(version?.document).data ?? null;
  const keys = new Map(methods.map(({ id, key }) => [id, key]));
  const keyOf = (id: string) => keys.get(id) ?? "";
  const file: StudyFile = {
    format: STUDY_FILE_FORMAT,
    title,
    methods: methods.map(({ key, label, factors, colour }) => ({
      key,
      label,
      factors: factors as Record<string, string>,
      colour,
    })),
    protocol,
    ...(protocol ? {} : { constructs: await readConstructs(tx, studyId) }),
    ...(content ? await readContent(tx, studyId, keyOf) : { modelRuns: [], questions: [] }),
  };
  return file;
}

function readConstructs(tx: Transaction, studyId: string) {
  return tx.construct.findMany({
    where: { studyId },
    orderBy: { position: "asc" },
    select: { key: true, statement: true, points: true, reversed: true },
  });
}

async function readContent(
  tx: Transaction,
  studyId: string,
  keyOf: (methodId: string) => string,
): Promise<Pick<StudyFile, "modelRuns" | "questions">> {
  const where = { studyId };
  const runs = await tx.modelRun.findMany({ where });
  const places = new Map(runs.map(({ id }, place) => [id, place]));
  const questions = await tx.question.findMany({ where });
  const explanations = await tx.explanation.findMany({ where });
  const byQuestion = new Map<string, typeof explanations>();
  for (const explanation of explanations) {
    const { questionId } = explanation;
    const others = byQuestion.get(questionId);
    if (others) others.push(explanation);
    else byQuestion.set(questionId, [explanation]);
  }
  return {
    modelRuns: runs.map(({ methodId, modelSize, runNumber, testAccuracy }) => ({
      methodKey: keyOf(methodId),
      modelSize,
      runNumber,
      testAccuracy,
    })),
    questions: questions.map(({ id, externalId, stem, choices, labels, goldIndex }) => ({
      externalId,
      stem,
      choices,
      ...(labels.length > 0 ? { labels } : {}),
      goldIndex,
      explanations: (byQuestion.get(id) ?? []).map((explanation) => ({
        methodKey: keyOf(explanation.methodId),
        modelRun: explanation.modelRunId ? (places.get(explanation.modelRunId) ?? null) : null,
        text: explanation.text,
        length: explanation.length,
        answerIndex: explanation.answerIndex,
        answerText: explanation.answerText,
        retired: explanation.retiredAt ? (explanation.retiredReason ?? "") : null,
      })),
    })),
  };
}
