import "server-only";
import {
  REGISTRIES,
  type Registry,
  writePreregistration,
} from "@/lib/comparison/analysis-plan/preregistration";
import { mayManage } from "@/lib/server/accounts/access";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { db } from "@/lib/server/shared/db";
import { takesNewVersions } from "@/lib/study/lifecycle/lifecycle";
import type { OpeningChecks } from "@/lib/study/lifecycle/opening-checks";
import type { AnalysisPlan } from "@/lib/study/protocol/analysis-plan";
import type { Protocol } from "@/lib/study/protocol/protocol";
import { diffProtocols, type ProtocolChange } from "@/lib/study/protocol/protocol-diff";
import type { StudyStatusKey } from "@/lib/views/lifecycle/study-place";
import type { ProtocolVersionRow } from "@/lib/views/protocol/protocol-version";
import { checkOpening } from "./check-opening";
import { loadAnalysisPlan, pendingPlanChanges } from "./load-analysis-plan";
import { listProtocolVersions, loadProtocolVersion } from "./load-versions";

export interface ProtocolPageData {
  status: StudyStatusKey;
  mayManage: boolean;
  versions: ProtocolVersionRow[];
  /** The newest version; its protocol is null where nothing has been written yet. */
  newest: { number: number; opened: boolean; protocol: Protocol | null } | null;
  /** The next version that could open in a study that people take part in; only for those who may. */
  opening: { number: number; hash: string; checks: OpeningChecks; planChanges: string[] } | null;
  plan: AnalysisPlan;
  /** For registries, of the newest version; empty where it has no analysis plan. */
  preregistrations: { registry: Registry; text: string }[];
  /** The versions that were asked for; null where there are no two to compare. */
  comparison: { from: number; to: number; changes: ProtocolChange[] } | null;
}

/** What the protocol's page shows; `asked` are the versions to compare, by default the newest two. */
export async function loadProtocolPage(
  access: StudyAccess,
  asked: { from?: number | undefined; to?: number | undefined },
): Promise<ProtocolPageData> {
  const { studyId } = access;
  const [study, manage, versions] = await Promise.all([
    db().study.findUniqueOrThrow({ where: { id: studyId }, select: { status: true } }),
    mayManage(access),
    listProtocolVersions(access),
  ]);
  const [first] = versions;
  const newest = first
    ? {
        number: first.number,
        opened: first.openedAt !== null,
        protocol: await loadProtocolVersion(access, first.number),
      }
    : null;
  const draft = first && first.openedAt === null && takesNewVersions(study.status) ? first : null;
  return {
    status: study.status,
    mayManage: manage,
    versions,
    newest,
    opening:
      manage && draft && newest?.protocol
        ? {
            number: draft.number,
            hash: draft.hash,
            checks: await checkOpening(db(), studyId, newest.protocol),
            planChanges: await pendingPlanChanges(db(), studyId, newest.protocol),
          }
        : null,
    plan: await loadAnalysisPlan(access),
    preregistrations:
      first && newest?.protocol ? await writePreregistrations(studyId, first, newest.protocol) : [],
    comparison: await compareVersions(access, asked, versions),
  };
}

async function compareVersions(
  access: StudyAccess,
  asked: { from?: number | undefined; to?: number | undefined },
  versions: readonly ProtocolVersionRow[],
): Promise<ProtocolPageData["comparison"]> {
  const to = asked.to ?? versions[0]?.number ?? 0;
  const from = asked.from ?? to - 1;
  const [before, after] = await Promise.all([
    loadProtocolVersion(access, from),
    loadProtocolVersion(access, to),
  ]);
  if (!before || !after || from === to) return null;
  return { from, to, changes: diffProtocols(before, after) };
}

async function writePreregistrations(
  studyId: string,
  version: ProtocolVersionRow,
  protocol: Protocol,
): Promise<ProtocolPageData["preregistrations"]> {
  const { plan } = protocol;
  if (!plan) return [];
  const methods = await db().method.findMany({
    where: { studyId },
    orderBy: [{ position: "asc" }, { key: "asc" }],
    select: { key: true, label: true },
  });
  return REGISTRIES.map((registry) => ({
    registry,
    text: writePreregistration(registry, { protocol: { ...protocol, plan }, version, methods }),
  }));
}
