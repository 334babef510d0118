import { UNKNOWN_SIZE } from "@/lib/comparison/describe-accuracy";
import type { Resampling } from "@/lib/comparison/fit-comparison";
import { guardFormula } from "@/lib/exporters/guard-formula";
import { type BundleDescription, type BundleFigures, dataPath } from "./bundle-description";
import { BUNDLE_DOCUMENTS } from "./bundle-documents";
import { numberAt, readAt, textAt } from "./methods/read-figure";

/** What the scripts of a bundle have to know of its study. */
export interface AnalysedStudy {
  title: string;
  paths: {
    ratings: string;
    participants: string;
    content: string;
    accuracyRuns: string;
    comparison: string;
  };
  methods: {
    key: string;
    /** As the files of the data have it. */
    inFile: string;
  }[];
  constructs: { key: string; points: number }[];
  /** Of the runs with an accuracy, as the comparison calls them. */
  modelSizes: {
    label: string;
    /** As the files of the data have it; empty where it is not known. */
    inFile: string;
  }[];
  /** Null where there is no comparison, and so nothing was resampled. */
  resampling: Resampling | null;
}

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
