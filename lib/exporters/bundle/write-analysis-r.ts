import { analysedStudy } from "./analysed-study";
import { accuracyR } from "./analysis-r/accuracy";
import { CLMM_BESIDE_R } from "./analysis-r/clmm-beside";
import { compareR } from "./analysis-r/compare";
import { LENGTH_AND_ORDER_R } from "./analysis-r/length-and-order";
import { LINEAR_MODELS_R } from "./analysis-r/linear-models";
import { ORDINAL_MODELS_R } from "./analysis-r/ordinal-models";
import { prepareR } from "./analysis-r/prepare";
import { rankTestsR } from "./analysis-r/rank-tests";
import { RESAMPLING_R } from "./analysis-r/resampling";
import { togetherR } from "./analysis-r/together";
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
    RESAMPLING_R,
    compareR(study.paths.comparison),
  ].join("");
}
