import { adjustPValues } from "@/lib/stats/numeric/adjust-p-values";
import { chiSquareUpperTail } from "@/lib/stats/numeric/distributions";
import { type GroupPair, listPairs } from "@/lib/stats/numeric/list-pairs";
import {
  insufficientData,
  isEstimate,
  type Outcome,
  undefinedFigure,
} from "@/lib/stats/numeric/outcome";
import { maximiseMixedLikelihood } from "./linear-mixed-likelihood";
import {
  type EffectEstimate,
  fitLinearMixedModel,
  type LinearMixedModel,
} from "./linear-mixed-model";

export interface MixedComparisonRequest {
  /** One entry a row. */
  response: Float64Array;
  /** The method of every row, from 0 to `groups - 1`. */
  group: ArrayLike<number>;
  groups: number;
  cluster: ArrayLike<number>;
  item?: ArrayLike<number>;
  /** Further fixed effects, as the length of the explanation; one column each. */
  covariates?: readonly Float64Array[];
  confidence?: number;
}

export type MixedComparisonPair = GroupPair & Outcome<EffectEstimate & { pHolm: number }>;

export interface MixedComparison {
  /**
   * By REML. Columns: the intercept, one for every later group with rows against the first of them, in
   * their order, then the covariates.
   */
  model: LinearMixedModel;
  /** Groups with rows, in the order of the columns: the first is the intercept's. */
  groups: number[];
  emptyGroups: number[];
  /** By maximum likelihood, for both models, as models of different fixed effects have to be compared. */
  likelihoodRatio: Outcome<{
    logLikelihood: number;
    /** Of the model without methods. */
    logLikelihoodNull: number;
    statistic: number;
    df: number;
    pValue: number;
  }>;
  /** Second group minus first; p-values adjusted over the pairs that have one. */
  pairs: MixedComparisonPair[];
}

/**
 * Says whether methods differ in a response such as Quality, and which, with a random intercept for
 * participants and, if given, for questions.
 *
 * Unit of analysis: the response. Assumptions, degenerate cases: as for `fitLinearMixedModel`; the
 * likelihood ratio is chi-square only in large samples. Fewer than two groups with rows are
 * insufficient data; an empty group makes its pairs so, and does not count in the adjustment. A
 * covariate that follows from the methods is left out, as in R.
 * Source: Wilks 1938 for the ratio; Holm 1979; the fit's own for the rest.
 * Example: participants 1 1 2 2 3 3, groups 0 1 0 1 0 1 with 1 3 4 4 6 8: second minus first 1.3333 with
 * se .6667, 2 degrees of freedom, as the paired t test has it; ratio 3.2958 (df 1), p .0695.
 * Throws RangeError as the fit does, and when a row names a group that is not there.
 */
export function compareByLinearMixedModel(
  request: MixedComparisonRequest,
): Outcome<MixedComparison> {
  const { response, cluster, item, covariates = [], confidence } = request;
  const { present, emptyGroups } = findGroups(request);
  if (present.length < 2) return insufficientData("groups", 2, present.length);

  const intercept = new Float64Array(response.length).fill(1);
  const methods = present.slice(1).map((one) => {
    return Float64Array.from(response, (_, row) => (request.group[row] === one ? 1 : 0));
  });
  const columns = [intercept, ...methods, ...covariates];
  const places = listPairs(present.length);
  const contrasts = places.map(({ first, second }) =>
    columns.map((_, column) =>
      column === 0 || column >= present.length
        ? 0
        : Number(column === second) - Number(column === first),
    ),
  );
  const data = { response, cluster, item };
  const model = fitLinearMixedModel({ ...data, columns, contrasts, confidence, method: "REML" });
  if (!isEstimate(model)) return model;

  const compared = new Map(
    places.map(({ first, second }, index) => [
      `${present[first]} ${present[second]}`,
      model.contrasts[index]!,
    ]),
  );
  const estimated = model.contrasts.filter(isEstimate);
  const { holm } = adjustPValues(estimated.map(({ pValue }) => pValue));
  const pairs = listPairs(request.groups).map((pair): MixedComparisonPair => {
    const contrast = compared.get(`${pair.first} ${pair.second}`);
    if (!contrast) {
      const got = [pair.first, pair.second].filter((one) => present.includes(one)).length;
      return { ...pair, ...insufficientData("groups", 2, got) };
    }
    if (!isEstimate(contrast)) return { ...pair, ...contrast };
    return { ...pair, ...contrast, pHolm: holm[estimated.indexOf(contrast)]! };
  });

  return {
    kind: "estimate",
    model,
    groups: present,
    emptyGroups,
    likelihoodRatio: compareLikelihoods(),
    pairs,
  };

  function compareLikelihoods(): MixedComparison["likelihoodRatio"] {
    const full = maximiseMixedLikelihood({ ...data, columns, method: "ML" });
    if (!isEstimate(full)) return full;
    const without = maximiseMixedLikelihood({
      ...data,
      columns: [intercept, ...covariates],
      method: "ML",
    });
    if (!isEstimate(without)) return without;
    const [deviance, devianceNull] = [full, without].map(({ best }) => best.profile.deviance);
    // Where methods explain nothing, rounding alone could make it fall below 0.
    const statistic = Math.max(0, devianceNull! - deviance!);
    const df = full.problem.rank - without.problem.rank;
    if (df < 1) return undefinedFigure("singular");
    return {
      kind: "estimate",
      logLikelihood: -deviance! / 2,
      logLikelihoodNull: -devianceNull! / 2,
      statistic,
      df,
      pValue: chiSquareUpperTail(statistic, df),
    };
  }
}

function findGroups({ response, group, groups }: MixedComparisonRequest) {
  if (group.length !== response.length) throw new RangeError("Every row needs a group.");
  const rows = new Float64Array(groups);
  for (let row = 0; row < group.length; row++) {
    const own = group[row]!;
    if (!(own >= 0 && own < groups && Number.isInteger(own))) {
      throw new RangeError(`Row ${row} names group ${own}.`);
    }
    rows[own]! += 1;
  }
  const all = Array.from(rows.keys());
  return {
    present: all.filter((one) => rows[one]! > 0),
    emptyGroups: all.filter((one) => rows[one] === 0),
  };
}
