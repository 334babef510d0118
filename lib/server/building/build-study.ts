import "server-only";
import { createHash } from "node:crypto";
import type { Protocol } from "@/lib/study/protocol";
import type { Transaction } from "../db";

/** Everything that a study is made of, by names of its own. */
export interface StudyDefinition {
  slug: string;
  title: string;
  /** Seed of every assignment. */
  seed: string;
  methods: { key: string; label: string }[];
  /** Null where the wording is not known, as in published files. */
  constructs: { key: string; statement: string | null }[];
  /** Answers run from 1 to this. */
  scalePoints: number;
  /** Null for a finished study of which only the data are known. */
  protocol: Protocol | null;
  questions: QuestionDefinition[];
}

export interface QuestionDefinition {
  externalId: string;
  stem: string | null;
  choices: string[];
  goldIndex: number | null;
  explanations: ExplanationDefinition[];
}

export interface ExplanationDefinition {
  methodKey: string;
  text: string | null;
  /** Characters; needed only where the text is not known. */
  length?: number;
  answerIndex: number | null;
}

export interface BuiltStudy {
  id: string;
  slug: string;
  protocolVersionId: string;
  constructIds: Map<string, string>;
  methodIds: Map<string, string>;
  /** By question (external id), then by method key. */
  explanationIds: Map<string, Map<string, string>>;
}

/** SHA-256 of the document's JSON with sorted keys, so that equal documents have equal hashes. */
export function hashDocument(document: unknown): string {
  const canonical = JSON.stringify(document, (_key, value) =>
    value && typeof value === "object" && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
  return createHash("sha256").update(canonical).digest("hex");
}

const ROWS_AT_ONCE = 2000;

/** Stores rows in portions that a statement can carry. */
export async function inPortions<Row>(
  rows: readonly Row[],
  store: (portion: Row[]) => Promise<unknown>,
): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    await store(rows.slice(from, from + ROWS_AT_ONCE));
  }
}

/** Makes a draft study with its content and protocol version 1. The one builder of seed, import and tests. */
export async function buildStudy(
  tx: Transaction,
  definition: StudyDefinition,
): Promise<BuiltStudy> {
  const { slug, title, seed } = definition;
  const study = await tx.study.create({
    data: { slug, title, seed, arrivals: { create: {} } },
    select: { id: true },
  });
  const studyId = study.id;
  const constructs = await tx.construct.createManyAndReturn({
    data: definition.constructs.map(({ key, statement }, index) => ({
      studyId,
      key,
      statement,
      position: index + 1,
      points: definition.scalePoints,
    })),
    select: { id: true, key: true },
  });
  const methods = await tx.method.createManyAndReturn({
    data: definition.methods.map(({ key, label }, index) => ({
      studyId,
      key,
      label,
      position: index + 1,
    })),
    select: { id: true, key: true },
  });
  const document = definition.protocol ?? {};
  const protocolVersion = await tx.protocolVersion.create({
    data: { studyId, number: 1, document: { ...document }, hash: hashDocument(document) },
    select: { id: true },
  });
  const methodIds = new Map(methods.map((method) => [method.key, method.id]));
  return {
    id: studyId,
    slug,
    protocolVersionId: protocolVersion.id,
    constructIds: new Map(constructs.map((construct) => [construct.key, construct.id])),
    methodIds,
    explanationIds: await storeQuestions(tx, studyId, definition.questions, methodIds),
  };
}

async function storeQuestions(
  tx: Transaction,
  studyId: string,
  questions: QuestionDefinition[],
  methodIds: Map<string, string>,
): Promise<Map<string, Map<string, string>>> {
  const questionRows = questions.map(({ explanations, ...question }) => ({
    id: crypto.randomUUID(),
    studyId,
    ...question,
  }));
  await inPortions(questionRows, (data) => tx.question.createMany({ data }));

  const explanationIds = new Map<string, Map<string, string>>();
  const explanationRows = questions.flatMap((question, index) => {
    const ids = new Map<string, string>();
    explanationIds.set(question.externalId, ids);
    return question.explanations.map(({ methodKey, text, length, answerIndex }) => {
      const methodId = methodIds.get(methodKey);
      const questionId = questionRows[index]?.id;
      if (!methodId || !questionId) throw new Error(`The study has no method "${methodKey}".`);
      const id = crypto.randomUUID();
      ids.set(methodKey, id);
      return {
        id,
        studyId,
        questionId,
        methodId,
        text,
        length: length ?? [...(text ?? "")].length,
        answerIndex,
        answerText: answerIndex === null ? null : (question.choices[answerIndex] ?? null),
      };
    });
  });
  await inPortions(explanationRows, (data) => tx.explanation.createMany({ data }));
  return explanationIds;
}
