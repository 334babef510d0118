import "server-only";
import { planProblems } from "@/lib/comparison/analysis-plan/plan-problems";
import { protocolSchema } from "@/lib/schemas/protocol/protocol";
import { loadPoolContent } from "@/lib/server/participation/assignment/load-pool";
import { db, type Transaction } from "@/lib/server/shared/db";
import type { PoolContent } from "@/lib/study/assignment/pool";
import { type ContentFinding, findRepeated, scanContent } from "@/lib/study/content/content-scan";
import {
  type OpeningChecks,
  openingProblems,
  type StudyToOpen,
} from "@/lib/study/lifecycle/opening-checks";
import { loadPoolFacts } from "./load-pool-facts";

/** What a protocol is held against before it opens: the study's content, methods and constructs. */
export interface StudyContent extends Omit<StudyToOpen, "protocol" | "pool"> {
  content: PoolContent[];
  methods: { id: string; key: string; label: string }[];
}

/**
 * What stands against opening this document in the study, and what is to be confirmed first. Without
 * `scan`, the explanations' texts are not read: that is all which takes longer, the more there are.
 */
export async function checkOpening(
  client: Transaction,
  studyId: string,
  document: unknown,
  { scan = true }: { scan?: boolean } = {},
): Promise<OpeningChecks> {
  const parsed = protocolSchema.safeParse(document);
  if (parsed.success) {
    const { data: protocol } = parsed;
    const { methods, constructs } = await loadMethodsAndConstructs(client, studyId);
    const pool = await loadPoolFacts(client, studyId, protocol, methods);
    const findings = scan ? await findInContent(client, studyId, methods) : [];
    const checks = openingProblems({ protocol, methods, constructs, pool, findings });
    const planned = planProblems(
      protocol,
      methods.map(({ key }) => key),
    );
    return { ...checks, blocking: [...checks.blocking, ...planned] };
  }
  const empty = Object.keys(document ?? {}).length === 0;
  const message = empty
    ? "The study has no protocol yet."
    : "The protocol is not complete: save it once more, and its fields say what is missing.";
  return { blocking: [{ path: "", message }], warnings: [] };
}

async function loadMethodsAndConstructs(client: Transaction, studyId: string) {
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
  return { methods, constructs };
}

/** What a protocol of the study is held against while it is typed, explanation by explanation. */
export async function loadContentToOpen(studyId: string): Promise<StudyContent> {
  const { methods, constructs } = await loadMethodsAndConstructs(db(), studyId);
  const [content, findings] = await Promise.all([
    loadPoolContent(studyId),
    findInContent(db(), studyId, methods),
  ]);
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
  const found = scanContent(explanations, {
    methodKeys: methods.map(({ key }) => key),
    methodLabels: methods.map(({ label }) => label),
    modelNames: runs.flatMap(({ modelSize }) => modelSize ?? []),
  });
  return [...found, ...findRepeated(explanations)];
}
