import "server-only";
import { protocolSchema } from "@/lib/schemas/protocol";
import { type ContentFinding, scanContent } from "@/lib/study/content-scan";
import { type OpeningChecks, openingProblems, type StudyToOpen } from "@/lib/study/opening-checks";
import { db, type Transaction } from "../db";
import { loadPoolContent } from "../taking/load-pool";

/** What a protocol is held against before it opens: the study's content, methods and constructs. */
export type StudyContent = Omit<StudyToOpen, "protocol">;

/** What stands against opening this document in the study, and what is to be confirmed first. */
export async function checkOpening(
  client: Transaction,
  studyId: string,
  document: unknown,
): Promise<OpeningChecks> {
  const parsed = protocolSchema.safeParse(document);
  if (parsed.success) {
    return openingProblems({ protocol: parsed.data, ...(await loadStudyContent(client, studyId)) });
  }
  const empty = Object.keys(document ?? {}).length === 0;
  const message = empty
    ? "The study has no protocol yet."
    : "The protocol is not complete: save it once more, and its fields say what is missing.";
  return { blocking: [{ path: "", message }], warnings: [] };
}

/** Loads what a protocol of the study is held against, with what the scan finds in its explanations. */
export async function loadStudyContent(
  client: Transaction,
  studyId: string,
): Promise<StudyContent> {
  const methods = await client.method.findMany({
    where: { studyId },
    orderBy: [{ position: "asc" }, { key: "asc" }],
    select: { id: true, key: true, label: true },
  });
  const constructs = await client.construct.findMany({
    where: { studyId },
    orderBy: { position: "asc" },
    select: { key: true, points: true },
  });
  const content = await loadPoolContent(studyId, client);
  const findings = await findInContent(client, studyId, methods);
  return { methods, constructs, content, findings };
}

async function findInContent(
  client: Transaction,
  studyId: string,
  methods: { key: string; label: string }[],
): Promise<ContentFinding[]> {
  const explanations = await client.$queryRaw<{ question: string; method: string; text: string }[]>`
    SELECT q.external_id AS question, m.label AS method, e.text
      FROM explanation e
      JOIN question q ON q.id = e.question_id
      JOIN method m ON m.id = e.method_id
      WHERE e.study_id = ${studyId}::uuid AND e.text IS NOT NULL AND e.answer_index IS NOT NULL
      ORDER BY q.external_id, m.position`;
  const runs = await client.modelRun.findMany({
    where: { studyId, modelSize: { not: null } },
    distinct: ["modelSize"],
    select: { modelSize: true },
  });
  return scanContent(explanations, {
    methodKeys: methods.map(({ key }) => key),
    methodLabels: methods.map(({ label }) => label),
    modelNames: runs.flatMap(({ modelSize }) => modelSize ?? []),
  });
}

/** The same, outside a transaction. */
export function loadContentToOpen(studyId: string): Promise<StudyContent> {
  return loadStudyContent(db(), studyId);
}
