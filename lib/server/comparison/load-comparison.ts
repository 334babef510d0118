import "server-only";
import type { AnalysisSet, SetCheck, SetSize } from "@/lib/comparison/analysis-set";
import { type CountedVariable, compareCounts } from "@/lib/comparison/compare-counts";
import type { DataOrigin } from "@/lib/comparison/data-origin";
import { type HeadlinePlan, headlinePlanOf } from "@/lib/comparison/headline/headline-plan";
import type { ComparedConstruct, ComparedMethod } from "@/lib/comparison/responses/response-table";
import type { RatingCounts } from "@/lib/comparison/responses/set-counts";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import type { StudyStatus } from "@/lib/server/prisma-client/enums";
import { loadAnalysisPlan } from "@/lib/server/protocol/load-analysis-plan";
import { db } from "@/lib/server/shared/db";
import { cachedFits, type FitState } from "./cached-fits";
import { remember } from "./remember";
import { studyResponses, versionOf } from "./study-responses";

export interface LoadedComparison {
  slug: string;
  seed: string;
  status: StudyStatus;
  completed: number;
  methods: ComparedMethod[];
  constructs: ComparedConstruct[];
  sizes: Record<AnalysisSet, SetSize>;
  /** Left out of all sets by decision. */
  excluded: SetSize;
  /** Of the participants in this set. */
  origin: DataOrigin;
  failed: Record<SetCheck, number>;
  counts: RatingCounts;
  counted: CountedVariable[];
  fits: FitState;
}

/** How long a page waits for a fit before it shows what follows from counts alone. */
const PATIENCE_MS = 2500;
/** Fits of more responses take longer than that: nobody waits for them. */
const WORTH_WAITING = 20_000;

/**
 * The comparison of an analysis set, with all responses that are stored by now. When it waited for a
 * fit of fewer responses, it is made again of what is stored then, as long as there is patience.
 */
export async function loadComparison(
  access: StudyAccess,
  set: AnalysisSet,
  patienceMs?: number,
): Promise<LoadedComparison> {
  const { kept } = await studyResponses(access.studyId);
  const usual = kept.sizes()[set].responses > WORTH_WAITING ? 0 : PATIENCE_MS;
  const until = Date.now() + (patienceMs ?? usual);
  const study = await db().study.findUniqueOrThrow({
    where: { id: access.studyId },
    select: { seed: true, status: true },
  });
  const plan = headlinePlanOf(await loadAnalysisPlan(access), set);
  for (;;) {
    const patience = Math.max(0, until - Date.now());
    const loaded = await loadNow(access, { ...study, plan }, set, patience);
    const { counts, fits } = loaded;
    const settled = fits.state === "current" || fits.state === "failed";
    if (settled || counts.responses === 0 || Date.now() >= until) return loaded;
  }
}

async function loadNow(
  { studyId, slug }: StudyAccess,
  { seed, status, plan }: { seed: string; status: StudyStatus; plan: HeadlinePlan | null },
  set: AnalysisSet,
  patienceMs: number,
): Promise<LoadedComparison> {
  const study = await studyResponses(studyId);
  const { kept } = study;
  const { methods, constructs } = kept;
  // A copy: the kept counts go on changing as responses come.
  const { counts, counted } = remember(`counts/${studyId}/${set}`, versionOf(study), () => {
    const now = structuredClone(kept.counts(set));
    return { counts: now, counted: compareCounts({ constructs }, now) };
  });
  return {
    slug,
    seed,
    status,
    completed: study.completed,
    methods,
    constructs,
    sizes: kept.sizes(),
    excluded: kept.excluded(),
    origin: kept.origin(set),
    failed: kept.failed(),
    counts,
    counted,
    fits:
      counts.responses > 0
        ? await cachedFits({ studyId, seed, set, plan }, study, patienceMs)
        : { state: "computing" },
  };
}
