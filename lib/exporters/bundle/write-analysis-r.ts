import { accuracyR } from "@/lib/programs/bundle-r/accuracy";
import { CLMM_BESIDE_R } from "@/lib/programs/bundle-r/clmm-beside";
import { compareR } from "@/lib/programs/bundle-r/compare";
import { headlineBesideR } from "@/lib/programs/bundle-r/headline-beside";
import { LENGTH_AND_ORDER_R } from "@/lib/programs/bundle-r/length-and-order";
import { LINEAR_MODELS_R } from "@/lib/programs/bundle-r/linear-models";
import { ORDINAL_MODELS_R } from "@/lib/programs/bundle-r/ordinal-models";
import { prepareR } from "@/lib/programs/bundle-r/prepare";
import { rankTestsR } from "@/lib/programs/bundle-r/rank-tests";
import { RESAMPLING_R } from "@/lib/programs/bundle-r/resampling";
import { togetherR } from "@/lib/programs/bundle-r/together";
import { analysedStudy } from "./analysed-study";
import type { BundleDescription, BundleFigures } from "./bundle-description";

/** analysis.R: makes every figure of comparison.json again from the bundle's data, and compares them. */
export function writeAnalysisR(
  description: Pick<BundleDescription, "study" | "methods" | "constructs">,
  figures: Pick<BundleFigures, "comparison">,
): string {
  const study = analysedStudy(description, figures);
  return [
    prepareR(study),
    rankTestsR(),
    togetherR(study.constructs.length),
    LINEAR_MODELS_R,
    LENGTH_AND_ORDER_R,
    accuracyR(study),
    ORDINAL_MODELS_R,
    CLMM_BESIDE_R,
    headlineBesideR(study.paths.comparison),
    RESAMPLING_R,
    compareR(study.paths.comparison),
  ].join("");
}
