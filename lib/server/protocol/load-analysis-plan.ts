import "server-only";
import {
  type OpenedVersion,
  planChanges,
  planOfVersions,
} from "@/lib/comparison/analysis-plan/plan-of-versions";
import { readProtocol } from "@/lib/schemas/protocol/protocol-edit";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { db, type Transaction } from "@/lib/server/shared/db";
import type { AnalysisPlan } from "@/lib/study/protocol/analysis-plan";

/**
 * The plan by which the study is analysed, with its deviations. A study without one has a plan with
 * `registered` "none", which says what an exploratory analysis goes by.
 */
export async function loadAnalysisPlan(
  { studyId }: Pick<StudyAccess, "studyId">,
  client: Transaction = db(),
): Promise<AnalysisPlan> {
  const [versions, openedAt] = await Promise.all([
    loadOpenedVersions(studyId, client),
    loadOpening(studyId, client),
  ]);
  return planOfVersions(versions, openedAt);
}

/** When the study opened, ISO 8601; null while it has not, which a pilot is no exception to. */
async function loadOpening(studyId: string, client: Transaction): Promise<string | null> {
  const study = await client.study.findUniqueOrThrow({
    where: { id: studyId },
    select: { openedAt: true },
  });
  return study.openedAt?.toISOString() ?? null;
}

/** The versions of the protocol that have opened, in their order. */
export async function loadOpenedVersions(
  studyId: string,
  client: Transaction = db(),
): Promise<OpenedVersion[]> {
  const versions = await client.protocolVersion.findMany({
    where: { studyId, openedAt: { not: null } },
    orderBy: { number: "asc" },
    select: {
      number: true,
      hash: true,
      openedAt: true,
      document: true,
      planReason: true,
      planUser: { select: { name: true, email: true } },
    },
  });
  return versions.flatMap(({ openedAt, document, planReason, planUser, ...version }) => {
    const read = readProtocol(document);
    if (read.kind !== "ok" || openedAt === null) return [];
    const by = planUser ? (planUser.name ?? planUser.email) : null;
    const planChange = planReason === null ? null : { reason: planReason, by };
    return [{ ...version, openedAt: openedAt.toISOString(), protocol: read.protocol, planChange }];
  });
}

/**
 * What this document changes of the plan of the newest opened version, in one line each; nothing before
 * the study has opened, when a plan may still be changed.
 */
export async function pendingPlanChanges(
  client: Transaction,
  studyId: string,
  document: unknown,
): Promise<string[]> {
  if ((await loadOpening(studyId, client)) === null) return [];
  const newest = (await loadOpenedVersions(studyId, client)).at(-1);
  const read = readProtocol(document);
  return newest && read.kind === "ok" ? planChanges(newest.protocol, read.protocol) : [];
}
