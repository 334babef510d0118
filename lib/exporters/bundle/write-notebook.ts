import { accuracyPython } from "@/lib/programs/bundle-python/accuracy";
import type { Cell } from "@/lib/programs/bundle-python/cell";
import { comparePython } from "@/lib/programs/bundle-python/compare";
import { LENGTH_AND_ORDER_PYTHON } from "@/lib/programs/bundle-python/length-and-order";
import { LINEAR_MODELS_PYTHON } from "@/lib/programs/bundle-python/linear-models";
import { ORDINAL_MODELS_PYTHON } from "@/lib/programs/bundle-python/ordinal-models";
import { preparePython } from "@/lib/programs/bundle-python/prepare";
import { RANK_TESTS_PYTHON } from "@/lib/programs/bundle-python/rank-tests";
import { RESAMPLING_PYTHON } from "@/lib/programs/bundle-python/resampling";
import { TOGETHER_PYTHON } from "@/lib/programs/bundle-python/together";
import { analysedStudy } from "./analysed-study";
import type { BundleDescription, BundleFigures } from "./bundle-description";

/** analysis.ipynb: the same figures as analysis.R, in Python, as a notebook that was not run yet. */
export function writeNotebook(
  description: Pick<BundleDescription, "study" | "methods" | "constructs">,
  figures: Pick<BundleFigures, "comparison">,
): string {
  const study = analysedStudy(description, figures);
  const cells = [
    ...preparePython(study),
    ...RANK_TESTS_PYTHON,
    ...TOGETHER_PYTHON,
    ...LINEAR_MODELS_PYTHON,
    ...LENGTH_AND_ORDER_PYTHON,
    ...accuracyPython(study),
    ...ORDINAL_MODELS_PYTHON,
    ...RESAMPLING_PYTHON,
    ...comparePython(study.paths.comparison),
  ];
  const notebook = {
    cells: cells.map(writeCell),
    metadata: {
      kernelspec: { display_name: "Python 3", language: "python", name: "python3" },
      language_info: { name: "python" },
    },
    nbformat: 4,
    nbformat_minor: 5,
  };
  return `${JSON.stringify(notebook, null, 1)}\n`;
}

/** As nbformat has it: lines with their ends, but for the last one. */
function writeCell({ kind, text }: Cell, place: number) {
  const source = text.split(/(?<=\n)/);
  const cell = { cell_type: kind, id: `cell-${place + 1}`, metadata: {}, source };
  return kind === "code" ? { ...cell, execution_count: null, outputs: [] } : cell;
}
