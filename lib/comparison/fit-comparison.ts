import {
  listMeasures,
  type Measure,
  type ResponseTable,
} from "@/lib/comparison/responses/response-table";
import { createRandom } from "@/lib/random";
import { type CronbachAlpha, cronbachAlpha } from "@/lib/stats/agreement/cronbach-alpha";
import { type OmegaTotal, omegaTotal } from "@/lib/stats/agreement/omega-total";
import {
  type Correlation,
  correlatePearson,
  correlateSpearman,
  type PearsonCorrelation,
} from "@/lib/stats/descriptive/correlate";
import { covaryCompleteRows } from "@/lib/stats/descriptive/covary-complete-rows";
import { type BoxM, boxM } from "@/lib/stats/linear/box-m";
import { adjustPValues } from "@/lib/stats/numeric/adjust-p-values";
import { listPairs } from "@/lib/stats/numeric/list-pairs";
import { isEstimate, type Outcome } from "@/lib/stats/numeric/outcome";
import {
  type MultivariateRankTest,
  multivariateRankTest,
} from "@/lib/stats/rank/multivariate-rank-test";
import {
  type BootstrapMeasure,
  bootstrapParticipants,
} from "@/lib/stats/resampling/bootstrap-participants";
import {
  type PermutedKruskalWallis,
  permuteKruskalWallis,
} from "@/lib/stats/resampling/permute-kruskal-wallis";
import type { Resampling } from "@/lib/stats/resampling/resampling";
import { type Agreement, describeAgreement } from "./describe-agreement";
import { type DescribedEffects, describeEffects } from "./describe-effects";
import { fitLinearModels, type LinearModels } from "./fit-linear-models";
import { type FittedByParticipant, fitModels } from "./fit-models";
import { decideVerdict, type Verdict } from "./headline/decide-verdict";
import { fitMeasureHeadline, type MeasureHeadline } from "./headline/fit-measure-headline";
import { type HeadlinePlan, levelOfPairs, unplannedHeadline } from "./headline/headline-plan";
import { describeRatedContent, type RatedContent } from "./headline/rated-content";

/** A construct, or Quality, with all that depends on who gave which rating. */
export interface FittedVariable extends FittedByParticipant {
  key: string;
  isRowMean: boolean;
  /** By the model that fits the design; what follows are the published analysis and checks. */
  headline: MeasureHeadline;
  /** Of its overall test, by Holm over the secondary outcomes; null of the primary one, or without a test. */
  pSecondary: number | null;
  /** By bootstrap over participants. */
  bootstrap: BootstrapMeasure;
  permutation: Outcome<PermutedKruskalWallis>;
}

export interface ConstructPair {
  first: string;
  second: string;
  pearson: Outcome<PearsonCorrelation>;
  spearman: Outcome<Correlation>;
}

/** What takes a fit or a resampling; it is computed apart from what follows from counts. */
export interface FittedFigures {
  responses: number;
  resampling: Resampling;
  /** What the headline was about; the verdict is null where nothing is compared. */
  plan: HeadlinePlan;
  verdict: Verdict | null;
  /** What was rated of each method. */
  ratedContent: RatedContent[];
  variables: FittedVariable[];
  correlations: ConstructPair[];
  boxM: Outcome<BoxM>;
  multivariate: Outcome<MultivariateRankTest>;
  scale: { alpha: Outcome<CronbachAlpha>; omega: Outcome<OmegaTotal> };
  agreement: Agreement[];
  /** Of Quality, or of the only construct. */
  linearModels: LinearModels | null;
  effects: DescribedEffects | null;
}

/** Everything about a table of responses that does not follow from counts alone. */
export function fitComparison(
  table: ResponseTable,
  resampling: Resampling,
  planned: HeadlinePlan | null = null,
): FittedFigures {
  const measures = listMeasures(table);
  const plan = planned ?? unplannedHeadline(measures);
  const level = levelOfPairs(plan, measures);
  const constructs = measures.filter(({ isRowMean }) => !isRowMean);
  const groups = table.methods.length;
  const rows = { cluster: table.participant, group: table.method, groups, measures };
  const random = (purpose: string) => createRandom(`${resampling.seed}/${purpose}`);
  const bootstrap = bootstrapParticipants({
    ...rows,
    replicates: resampling.replicates,
    confidence: resampling.confidence,
    random: random("bootstrap"),
  });
  const permutations = permuteKruskalWallis({
    ...rows,
    permutations: resampling.permutations,
    random: random("permutation"),
  });
  const covariances = covaryCompleteRows(constructs);
  const main = measures.at(-1);
  const variables = measures.flatMap((measure, index): FittedVariable[] => {
    const [intervals, permutation] = [bootstrap[index], permutations[index]];
    if (!intervals || !permutation) return [];
    const { key, isRowMean } = measure;
    const headline = fitMeasureHeadline({ table, measure, level: level(key), plan });
    const fitted = { bootstrap: intervals, permutation, ...fitModels(table, measure) };
    return [{ key, isRowMean, headline, pSecondary: null, ...fitted }];
  });
  adjustSecondary(variables.filter(({ key }) => key !== plan.outcome));
  const primary = variables.find(({ key }) => key === plan.outcome);
  return {
    responses: table.responses,
    resampling,
    plan,
    ratedContent: describeRatedContent(table),
    verdict: primary ? decideVerdict(primary.headline, plan) : null,
    variables,
    correlations: correlate(constructs),
    boxM: boxM(constructs, table.method, groups),
    multivariate: multivariateRankTest(constructs, table.method, groups),
    scale: { alpha: cronbachAlpha(covariances), omega: omegaTotal(covariances) },
    agreement: describeAgreement(table, constructs),
    linearModels: main ? fitLinearModels(table, main) : null,
    effects: main ? describeEffects(table, main) : null,
  };
}

/** The overall tests of the secondary outcomes hold alpha together. */
function adjustSecondary(variables: FittedVariable[]): void {
  const tested = variables.flatMap((variable) => {
    const { test } = variable.headline;
    return isEstimate(test) ? [{ variable, pValue: test.pValue }] : [];
  });
  if (tested.length === 0) return;
  const { holm } = adjustPValues(tested.map(({ pValue }) => pValue));
  tested.forEach(({ variable }, place) => {
    variable.pSecondary = holm[place] ?? null;
  });
}

function correlate(constructs: Measure[]): ConstructPair[] {
  const columns = constructs.map(({ value, values }) =>
    Array.from(value, (place) => (place < 0 ? null : (values[place] ?? null))),
  );
  return listPairs(constructs.length).map(({ first, second }) => {
    const pair = [columns[first] ?? [], columns[second] ?? []] as const;
    return {
      first: constructs[first]?.key ?? "",
      second: constructs[second]?.key ?? "",
      pearson: correlatePearson(...pair),
      spearman: correlateSpearman(...pair),
    };
  });
}
