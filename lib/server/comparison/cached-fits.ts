import "server-only";
import type { AnalysisSet } from "@/lib/comparison/analysis-set";
import type { FittedFigures } from "@/lib/comparison/fit-comparison";
import type { HeadlinePlan } from "@/lib/comparison/headline/headline-plan";
import { resamplingOf } from "@/lib/comparison/resampling";
import type { ResponseTable } from "@/lib/comparison/responses/response-table";
import { db } from "@/lib/server/shared/db";
import { fitOnce } from "./fit-once";
import { loadAboutYou } from "./load-about-you";
import { type StudyResponses, versionOf } from "./study-responses";

/** The fitted figures of a set: of the data as they are, of a while ago, or still being computed. */
export type FitState =
  | { state: "current"; figures: FittedFigures }
  | { state: "stale"; figures: FittedFigures }
  | { state: "computing" }
  | { state: "failed" };

interface CachedFit {
  /** Of the study, when the fit was begun: figures from before another one are not shown again. */
  erasures: number;
  /** The data that the last figures are of. */
  version: string;
  figures: FittedFigures | null;
  running: { version: string; done: Promise<void> } | null;
  failedVersion: string | null;
}

export interface CachedFitRequest {
  studyId: string;
  seed: string;
  set: AnalysisSet;
  plan: HeadlinePlan | null;
}

const SETS_KEPT = 32;

const kept = globalThis as unknown as { groundedFigures?: Map<string, CachedFit> };

/**
 * What is fitted to a set of responses. A fit that is not there yet is begun, and waited for as long
 * as `patienceMs`; after that the figures of a while ago, or none, are given, and the fit goes on.
 */
export async function cachedFits(
  { studyId, seed, set, plan }: CachedFitRequest,
  study: StudyResponses,
  patienceMs: number,
): Promise<FitState> {
  kept.groundedFigures ??= new Map();
  const cache = kept.groundedFigures;
  const key = `${studyId}/${set}`;
  const known = cache.get(key);
  const cached = known && known.erasures >= study.erasures ? known : fitNothing(study.erasures);
  cache.delete(key);
  cache.set(key, cached);
  const [oldest] = cache.keys();
  if (cache.size > SETS_KEPT && oldest) cache.delete(oldest);

  const version = `${versionOf(study)}/${JSON.stringify(plan)}`;
  if (cached.figures && cached.version === version) {
    return { state: "current", figures: cached.figures };
  }
  if (cached.failedVersion === version) return { state: "failed" };
  if (!cached.running) {
    const table = { ...study.kept.table(set), aboutYou: [] };
    cached.running = {
      version,
      done: keepFit(cached, { studyId, seed, plan, version }, study, table),
    };
  }
  await Promise.race([cached.running.done, sleep(patienceMs)]);
  if (cached.figures && cached.version === version) {
    return { state: "current", figures: cached.figures };
  }
  if (cached.failedVersion === version) return { state: "failed" };
  return cached.figures ? { state: "stale", figures: cached.figures } : { state: "computing" };
}

function fitNothing(erasures: number): CachedFit {
  return { erasures, version: "", figures: null, running: null, failedVersion: null };
}

async function keepFit(
  cached: CachedFit,
  { studyId, seed, plan, version }: Omit<CachedFitRequest, "set"> & { version: string },
  study: StudyResponses,
  table: ResponseTable,
): Promise<void> {
  try {
    const aboutYou = await loadAboutYou(db(), studyId, study.kept.participants());
    cached.figures = await fitOnce({ ...table, aboutYou }, resamplingOf(seed), plan);
    cached.version = version;
  } catch (error) {
    console.error(error);
    cached.failedVersion = version;
  } finally {
    cached.running = null;
  }
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref();
  });
}
