import "server-only";
import type { AnalysisSet } from "@/lib/comparison/analysis-set";
import type { CountedVariable } from "@/lib/comparison/compare-counts";
import type { ComparisonView } from "@/lib/comparison/comparison-view";
import { describeOrigin } from "@/lib/comparison/data-origin";
import type { FitProgress } from "@/lib/comparison/fit-progress";
import { decideTestsShown, type TestsShown } from "@/lib/comparison/tests-shown";
import { guardFormula } from "@/lib/exporters/guard-formula";
import { mayExport } from "@/lib/server/accounts/access";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { findInterimLook } from "@/lib/server/audit/find-interim-look";
import { loadScales } from "@/lib/server/protocol/load-scales";
import { type ConstructScale, scoredWords } from "@/lib/study/protocol/construct-scale";
import type { FitState } from "./cached-fits";
import { type LoadedComparison, loadComparison } from "./load-comparison";
import { loadPerformance } from "./load-performance";

export interface ComparisonPage {
  comparison: LoadedComparison;
  tests: TestsShown;
  progress: FitProgress;
  view: ComparisonView;
}

/** All that the comparison page shows of an analysis set. */
export async function loadComparisonPage(
  access: StudyAccess,
  set: AnalysisSet,
  look: string | null,
): Promise<ComparisonPage> {
  const [comparison, scales, performance, noted, exportable] = await Promise.all([
    loadComparison(access, set),
    loadScales(access),
    loadPerformance(access),
    findInterimLook(access, look),
    mayExport(access),
  ]);
  const { slug, status, methods, constructs, counted, fits } = comparison;
  const tests = decideTestsShown({ status, noted });
  const fitted = "figures" in fits ? fits.figures : null;
  return {
    comparison,
    tests,
    progress: progressOf(fits),
    view: {
      slug,
      set,
      size: {
        participants: comparison.counts.participants,
        explanationsPerMethod: typicalExplanations(comparison),
      },
      pilotCompletion:
        status === "PILOT"
          ? percentOf(comparison.sizes.completed.participants, comparison.sizes.all.participants)
          : null,
      methods,
      variables: counted.map((variable, place) => ({
        counted: variable,
        fitted: fitted?.variables[place] ?? null,
        ...scaleWordsOf(variable, scales),
      })),
      fitted,
      performance: { runs: performance.runs, answers: performance.answers },
      origin: describeOrigin(comparison.origin)?.label ?? null,
      testsShown: tests.shown,
      r: {
        data: {
          constructs: constructs.map(({ key }) => key),
          methods: methods.map(({ key }) => key),
          methodsInFile: methods.map(({ key }) => guardFormula(key)),
        },
        dataUrl: exportable
          ? `/api/v1/studies/${slug}/downloads/comparison.csv?set=${set}`
          : undefined,
      },
    },
  };
}

/** How a construct's answers are counted, and the words of its answer options in that order. */
function scaleWordsOf({ key, isRowMean }: CountedVariable, scales: ConstructScale[]) {
  const scale = isRowMean ? undefined : scales.find((one) => one.key === key);
  return { answers: scale ? scoredWords(scale) : [], reversed: scale?.reversed === true };
}

/** Explanations of each method that a participant rated, rounded up: who stopped rated fewer. */
function typicalExplanations({ counts, methods }: LoadedComparison): number {
  const { participants, responses } = counts;
  return Math.max(1, Math.ceil(responses / Math.max(1, participants * methods.length)));
}

function percentOf(part: number, whole: number): number {
  return whole === 0 ? 100 : Math.round((100 * part) / whole);
}

function progressOf(fits: FitState): FitProgress {
  return fits.state === "stale"
    ? { state: "stale", responses: fits.figures.responses }
    : { state: fits.state };
}
