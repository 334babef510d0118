import "server-only";
import type { Transaction } from "@/lib/server/shared/db";
import { hashDocument } from "./hash-document";
import { storeModelRuns, storeQuestions } from "./store-content";
import type { StudyDefinition } from "./study-definition";

export interface BuiltStudy {
  id: string;
  slug: string;
  protocolVersionId: string;
  constructIds: Map<string, string>;
  methodIds: Map<string, string>;
  /** By question (external id), then by method key. */
  explanationIds: Map<string, Map<string, string>>;
}

/** Makes a draft study with its content and protocol version 1. The one builder of seed, import and tests. */
export async function buildStudy(
  tx: Transaction,
  definition: StudyDefinition,
): Promise<BuiltStudy> {
  const { slug, title, seed, orderKnown = true } = definition;
  const study = await tx.study.create({
    data: { slug, title, seed, orderKnown, arrivals: { create: {} } },
    select: { id: true },
  });
  const studyId = study.id;
  const points = definition.protocol?.scale.length ?? 5;
  const constructs = await tx.construct.createManyAndReturn({
    data: definition.constructs.map((construct, index) => ({
      studyId,
      key: construct.key,
      statement: construct.statement,
      position: index + 1,
      points: construct.points ?? points,
      reversed: construct.reversed ?? false,
    })),
    select: { id: true, key: true },
  });
  const methods = await tx.method.createManyAndReturn({
    data: definition.methods.map(({ key, label, factors = {}, colour = null }, index) => ({
      studyId,
      key,
      label,
      position: index + 1,
      factors,
      colour,
    })),
    select: { id: true, key: true },
  });
  const { answerWords } = definition;
  const document = { ...(definition.protocol ?? (answerWords ? { answerWords } : {})) };
  const protocolVersion = await tx.protocolVersion.create({
    data: { studyId, number: 1, document, hash: hashDocument(document) },
    select: { id: true },
  });
  const methodIds = new Map(methods.map((method) => [method.key, method.id]));
  const runIds = await storeModelRuns(tx, studyId, definition.modelRuns ?? [], methodIds);
  return {
    id: studyId,
    slug,
    protocolVersionId: protocolVersion.id,
    constructIds: new Map(constructs.map((construct) => [construct.key, construct.id])),
    methodIds,
    explanationIds: await storeQuestions(tx, studyId, definition.questions, { methodIds, runIds }),
  };
}
