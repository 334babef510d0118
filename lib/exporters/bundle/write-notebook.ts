import { analysedStudy } from "./analysed-study";
import { accuracyPython } from "./analysis-python/accuracy";
import type { Cell } from "./analysis-python/cell";
import { comparePython } from "./analysis-python/compare";
import { LENGTH_AND_ORDER_PYTHON } from "./analysis-python/length-and-order";
import { LINEAR_MODELS_PYTHON } from "./analysis-python/linear-models";
import { ORDINAL_MODELS_PYTHON } from "./analysis-python/ordinal-models";
import { preparePython } from "./analysis-python/prepare";
import { RANK_TESTS_PYTHON } from "./analysis-python/rank-tests";
import { RESAMPLING_PYTHON } from "./analysis-python/resampling";
import { TOGETHER_PYTHON } from "./analysis-python/together";
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
