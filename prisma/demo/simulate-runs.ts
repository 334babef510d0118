import { createRandom } from "@/lib/random";

/**
 * Simulated test accuracies for the closed demo study: six runs of each method and model size, normal
 * around the means of the published runs (without outliers, in per cent) with a spread of 1.2 points;
 * one run of each of three cells went astray, as happens in training, so that the outlier rule has
 * something to name.
 */
const MEANS: Record<string, Record<string, number>> = {
  "220M": {
    "CF:Unrevised": 51.7,
    "MT:Unrevised": 64.4,
    "MT+CF:Unrevised": 59.6,
    "MT+CF:Revised": 61.9,
  },
  "770M": {
    "CF:Unrevised": 69.3,
    "MT:Unrevised": 75.6,
    "MT+CF:Unrevised": 75.9,
    "MT+CF:Revised": 73.7,
  },
};
const SPREAD = 1.2;
const RUNS = 6;
const ASTRAY = new Map([
  ["220M MT:Unrevised", 3],
  ["220M MT+CF:Unrevised", 5],
  ["770M CF:Unrevised", 2],
]);
const ASTRAY_BY = 14;

export interface SimulatedModelRun {
  methodKey: string;
  modelSize: string;
  runNumber: number;
  /** A proportion. */
  testAccuracy: number;
}

/** The runs of the demo; the same seed gives the same. */
export function simulateModelRuns(seed: string): SimulatedModelRun[] {
  const random = createRandom(`${seed}/model runs`);
  return Object.entries(MEANS).flatMap(([modelSize, byMethod]) =>
    Object.entries(byMethod).flatMap(([methodKey, mean]) =>
      Array.from({ length: RUNS }, (_, run) => {
        const astray = ASTRAY.get(`${modelSize} ${methodKey}`) === run ? ASTRAY_BY : 0;
        const accuracy = mean + SPREAD * random.normal() - astray;
        return { methodKey, modelSize, runNumber: run, testAccuracy: accuracy / 100 };
      }),
    ),
  );
}
