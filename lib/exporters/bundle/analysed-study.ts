import { UNKNOWN_SIZE } from "@/lib/comparison/describe-accuracy";
import { guardFormula } from "@/lib/exporters/guard-formula";
import type { AnalysedStudy } from "@/lib/programs/analysed-study";
import { type BundleDescription, type BundleFigures, dataPath } from "./bundle-description";
import { BUNDLE_DOCUMENTS } from "./bundle-documents";
import { numberAt, readAt, textAt } from "./methods/read-figure";

export function analysedStudy(
  { study, methods, constructs }: Pick<BundleDescription, "study" | "methods" | "constructs">,
  { comparison }: Pick<BundleFigures, "comparison">,
): AnalysedStudy {
  const read = (name: string) => numberAt(comparison, "resampling", name) ?? 0;
  return {
    title: study.title,
    paths: {
      ratings: dataPath("ratings"),
      participants: dataPath("participants"),
      content: dataPath("content"),
      accuracyRuns: dataPath("accuracy-runs"),
      comparison: BUNDLE_DOCUMENTS.comparison.path,
    },
    methods: methods.map(({ key }) => ({ key, inFile: guardFormula(key) })),
    constructs: constructs.map(({ key, points }) => ({ key, points })),
    modelSizes: Object.keys(readAt(comparison, "performance", "runs", "bySize") ?? {}).map(
      (label) => ({ label, inFile: label === UNKNOWN_SIZE ? "" : guardFormula(label) }),
    ),
    resampling: comparison && {
      replicates: read("replicates"),
      permutations: read("permutations"),
      confidence: read("confidence"),
      seed: textAt(comparison, "resampling", "seed"),
    },
  };
}
