import {
  type AnalysisPlan,
  firstPlan,
  MEAN_SCORE,
  type PlanDeviation,
} from "@/lib/study/protocol/analysis-plan";
import { type Protocol, scaleOf } from "@/lib/study/protocol/protocol";
import { diffProtocols, sayChange } from "@/lib/study/protocol/protocol-diff";

/** A version of the protocol that has opened. */
export interface OpenedVersion {
  number: number;
  hash: string;
  /** ISO 8601. */
  openedAt: string;
  protocol: Protocol;
  /** Said when it opened, where it changed the plan. */
  planChange: { reason: string; by: string | null } | null;
}

/** The parts of a protocol that a plan consists of. */
const PARTS = ["plan", "targetParticipants"] as const;

/**
 * The plan by which a study is analysed, from the versions of its protocol that have opened, in their
 * order. The plan of the version that the study opened with stays the study's plan, whatever later ones
 * say: their changes are deviations. Where that has none, the newest is taken, and everything is
 * exploratory. What a pilot tried before is no plan.
 *
 * @param openedAt when the study opened (not its pilot), ISO 8601; null: it has not
 */
export function planOfVersions(
  versions: readonly OpenedVersion[],
  openedAt: string | null,
): AnalysisPlan {
  const since = openedAt === null ? [] : sinceOpening(versions, openedAt);
  const [first] = since;
  const last = versions.at(-1);
  const from = first?.protocol.plan ? first : since.findLast(({ protocol }) => protocol.plan);
  const opened = from ?? last;
  const planned = opened?.protocol.plan ?? null;
  return {
    ...(planned ?? { ...firstPlan(), sample: "all", primary: defaultOutcome(last) }),
    registered: from ? (from === first ? "before-opening" : "after-opening") : "none",
    version: from?.number ?? null,
    openedAt: from?.openedAt ?? null,
    hash: from?.hash ?? null,
    target: opened?.protocol.targetParticipants ?? null,
    deviations: deviationsOf(since),
    looksWithoutSpending: [...((first ?? last)?.protocol.interimLooks ?? [])],
  };
}

/** The version that the study opened with, and those after it. */
function sinceOpening(versions: readonly OpenedVersion[], openedAt: string): OpenedVersion[] {
  const at = Date.parse(openedAt);
  const place = versions.findLastIndex((version) => Date.parse(version.openedAt) <= at);
  return versions.slice(Math.max(0, place));
}

/** The mean score, or the last construct where there is none, as an unplanned headline has it. */
function defaultOutcome(version: OpenedVersion | undefined): string {
  if (!version) return MEAN_SCORE;
  const { constructs, scale } = version.protocol;
  const lengths = new Set(constructs.map((construct) => scaleOf({ scale }, construct).length));
  const only = constructs.at(-1);
  return constructs.length > 1 && lengths.size === 1 ? MEAN_SCORE : (only?.key ?? MEAN_SCORE);
}

/** What a version changes of the plan before it, in one line each; empty where nothing. */
export function planChanges(before: Protocol, after: Protocol): string[] {
  if (!before.plan && !after.plan) return [];
  return diffProtocols(before, after)
    .filter(({ path }) => PARTS.some((part) => path === part || path.startsWith(`${part}.`)))
    .map(sayChange);
}

function deviationsOf(versions: readonly OpenedVersion[]): PlanDeviation[] {
  return versions.slice(1).flatMap((version, index) => {
    const before = versions[index];
    const changes = before ? planChanges(before.protocol, version.protocol) : [];
    if (changes.length === 0) return [];
    return [
      {
        version: version.number,
        at: version.openedAt,
        by: version.planChange?.by ?? null,
        reason: version.planChange?.reason ?? "",
        changes,
      },
    ];
  });
}
