import {
  norm,
  type OrthonormalBasis,
  orthonormalBasis,
  projectOut,
} from "@/lib/stats/linear/orthonormal-basis";
import {
  insufficientData,
  isEstimate,
  type Outcome,
  undefinedFigure,
} from "@/lib/stats/numeric/outcome";
import { crossedMoments } from "./linear-mixed-crossed";
import type { LikelihoodMethod, MixedProblem } from "./linear-mixed-deviance";
import { type Levels, numberLevels } from "./linear-mixed-levels";
import { oneFactorMoments, sumByLevel } from "./linear-mixed-moments";
import { type BestRatios, profileAt } from "./linear-mixed-scale";
import { searchCrossedRatios } from "./linear-mixed-search-crossed";
import { searchOneRatio } from "./linear-mixed-search-one";

export interface MixedModelData {
  /** One entry a row. */
  response: Float64Array;
  /** The fixed effects' columns, the intercept among them; one entry a row each. */
  columns: readonly Float64Array[];
  /** The participant of every row: any number that tells participants apart. */
  cluster: ArrayLike<number>;
  /** The question of every row, for a second random intercept, crossed with the first. */
  item?: ArrayLike<number>;
  method: LikelihoodMethod;
}

/** Where the likelihood is highest, before anything is said about single effects. */
export interface LikelihoodMaximum {
  problem: MixedProblem;
  best: BestRatios;
  basis: OrthonormalBasis;
  /** The coefficients of least squares in the basis. */
  onto: number[];
  clusters: number;
  items?: number;
}

/**
 * Maximises the (restricted) likelihood of the model of `fitLinearMixedModel`, where assumptions,
 * degenerate cases and source are written. `best.profile.deviance` is −2 times its logarithm.
 *
 * Throws RangeError when lengths differ, a number is not finite, or there is no column.
 */
export function maximiseMixedLikelihood(data: MixedModelData): Outcome<LikelihoodMaximum> {
  checkData(data);
  const { response, columns, method } = data;
  const rows = response.length;
  const cluster = numberLevels(data.cluster);
  const item = data.item && numberLevels(data.item);
  const clusters = cluster.sizes.length;
  const items = item?.sizes.length;
  if (clusters < 2) return insufficientData("participants", 2, clusters);
  if (items !== undefined && items < 2) return insufficientData("questions", 2, items);

  const basis = orthonormalBasis(columns);
  const rank = basis.kept.length;
  const spare = rows - Math.max(rank, clusters, items ?? 0);
  if (spare < 1) return insufficientData("residual-df", 1, Math.max(0, spare));
  const rest = response.slice();
  const onto = projectOut(basis.q, rest);
  if (!(norm(rest) > 1e-13 * norm(response))) {
    const constant = response.every((value) => value === response[0]);
    return undefinedFigure(constant ? "no-variation" : "no-residual-variation");
  }

  let logDetBasis = 0;
  for (let k = 0; k < rank; k++) logDetBasis += 2 * Math.log(basis.r[k * rank + k]!);
  const parts = { rows, rank, logDetBasis, method };
  const { problem, best } = searchFactors(parts, [...basis.q, rest], cluster, item);
  if (!isEstimate(best)) return best;
  return {
    kind: "estimate",
    problem,
    best,
    basis,
    onto,
    clusters,
    ...(items === undefined ? {} : { items }),
  };
}

/** On the scale z, see `ratioOf`. */
const GRID = [0, 0.5, 1.5, 3, 5, 8, 12];
/** Up to so many levels of the dense factor, looking over the grid is no work to speak of. */
const SMALL = 120;

/** The best variance ratios, of participants and, with questions, of those, in this order. */
function searchFactors(
  parts: Pick<MixedProblem, "rows" | "rank" | "logDetBasis" | "method">,
  u: readonly Float64Array[],
  cluster: Levels,
  item: Levels | undefined,
): { problem: MixedProblem; best: Outcome<BestRatios> } {
  const ofCluster = sumByLevel(u, cluster);
  const alone = ({ sizes }: Levels, sums: typeof ofCluster): MixedProblem => ({
    ...parts,
    momentsAt: oneFactorMoments(sums),
    largestLevels: [largest(sizes)],
  });
  const first = alone(cluster, ofCluster);
  const bestFirst = searchOneRatio(first);
  if (!item) return { problem: first, best: bestFirst };

  const ofItem = sumByLevel(u, item);
  const bestSecond = searchOneRatio(alone(item, ofItem));
  // The dense matrix is over the factor with fewer levels.
  const swapped = item.sizes.length > cluster.sizes.length;
  const momentsAt = swapped
    ? crossedMoments(item, ofItem, cluster, ofCluster.sums)
    : crossedMoments(cluster, ofCluster, item, ofItem.sums);
  const problem: MixedProblem = {
    ...parts,
    momentsAt: swapped ? reverseFactors(momentsAt) : momentsAt,
    largestLevels: [largest(cluster.sizes), largest(item.sizes)],
  };
  const apart = [bestFirst, bestSecond].map((best, factor) =>
    isEstimate(best) ? Math.log1p(best.ratios[0]! * problem.largestLevels[factor]!) : 1,
  );
  const best = searchCrossedRatios(problem, apart);
  if (!isEstimate(best) || Math.min(cluster.sizes.length, item.sizes.length) > SMALL) {
    return { problem, best };
  }
  const other = searchCrossedRatios(problem, lowestOfGrid(problem));
  const keep = isEstimate(other) && other.profile.deviance >= best.profile.deviance;
  return { problem, best: keep ? best : other };
}

/** Where to start as well, as the likelihood of small data can have several peaks. */
function lowestOfGrid(problem: MixedProblem): number[] {
  let lowest = Number.POSITIVE_INFINITY;
  let best: number[] = [0, 0];
  for (const first of GRID) {
    for (const second of GRID) {
      const deviance = profileAt(problem, [first, second])?.deviance ?? Number.POSITIVE_INFINITY;
      if (deviance < lowest) {
        lowest = deviance;
        best = [first, second];
      }
    }
  }
  return best;
}

function reverseFactors(momentsAt: MixedProblem["momentsAt"]): MixedProblem["momentsAt"] {
  return (ratios) => {
    const moments = momentsAt([...ratios].reverse());
    if (!moments) return null;
    const { logDetSlopes, crossSlopes } = moments;
    return {
      ...moments,
      logDetSlopes: logDetSlopes.reverse(),
      crossSlopes: crossSlopes.reverse(),
    };
  };
}

function largest(sizes: Float64Array): number {
  return sizes.reduce((most, size) => Math.max(most, size), 0);
}

function checkData({ response, columns, cluster, item }: MixedModelData) {
  const rows = response.length;
  if (columns.length === 0) throw new RangeError("A model needs at least one column.");
  if (cluster.length !== rows || (item && item.length !== rows)) {
    throw new RangeError("Every row needs a participant, and a question if there are questions.");
  }
  for (const column of [response, ...columns]) {
    if (column.length !== rows) throw new RangeError("Every column needs one entry a row.");
    if (!column.every(Number.isFinite)) throw new RangeError("A column is not all finite numbers.");
  }
}
