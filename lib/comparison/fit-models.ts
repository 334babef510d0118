import type { Measure, ResponseTable } from "@/lib/comparison/responses/response-table";
import { type OneWayIntraclass, oneWayIntraclass } from "@/lib/stats/agreement/intraclass-one-way";
import { countByCluster } from "@/lib/stats/descriptive/clustered-counts";
import {
  compareByLinearMixedModel,
  type MixedComparison,
} from "@/lib/stats/mixed/linear-mixed-comparison";
import { isEstimate, type Outcome } from "@/lib/stats/numeric/outcome";
import { contrastLogOdds, type LogOddsPair } from "@/lib/stats/ordinal/cumulative-link-contrasts";
import {
  type CumulativeLinkMixedModel,
  fitCumulativeLinkMixedModel,
} from "@/lib/stats/ordinal/cumulative-link-mixed-model";
import { type Friedman, friedmanTest } from "@/lib/stats/rank/friedman";

/** Beyond so many questions a model with an intercept of each takes minutes. */
const MOST_QUESTIONS = 500;

/** Nodes of the quadrature that counts as exact. */
export const NODES = 10;

export type OrdinalModel = Outcome<CumulativeLinkMixedModel & { contrasts: LogOddsPair[] }>;

/** The models that take participants into account: of answers for a construct, of means for Quality. */
export type FittedModel =
  | { scale: "ordinal"; laplace: OrdinalModel; agq: OrdinalModel }
  | {
      scale: "linear";
      byParticipant: Outcome<MixedComparison>;
      /** With an intercept of the question as well; null where they are not known, or too many. */
      byParticipantAndQuestion: Outcome<MixedComparison> | null;
    };

export interface FittedByParticipant {
  friedman: Outcome<Friedman>;
  icc: Outcome<OneWayIntraclass>;
  model: FittedModel;
}

/** What has to know who gave which rating, for one measure. */
export function fitModels(table: ResponseTable, measure: Measure): FittedByParticipant {
  const counts = countByCluster({
    values: measure.values,
    groups: table.methods.length,
    cluster: table.participant,
    group: table.method,
    value: measure.value,
  });
  return {
    friedman: friedmanTest(counts),
    icc: oneWayIntraclass(counts),
    model: measure.isRowMean ? fitLinear(table, measure) : fitOrdinal(counts),
  };
}

function fitOrdinal(counts: Parameters<typeof fitCumulativeLinkMixedModel>[0]): FittedModel {
  const laplace = fitCumulativeLinkMixedModel(counts, { nodes: 1, modes: "as-ordinal" });
  const start = isEstimate(laplace) ? laplace : undefined;
  const agq = fitCumulativeLinkMixedModel(counts, { nodes: NODES, start, modes: "as-ordinal" });
  return { scale: "ordinal", laplace: withContrasts(laplace), agq: withContrasts(agq) };
}

function withContrasts(fit: Outcome<CumulativeLinkMixedModel>): OrdinalModel {
  return isEstimate(fit) ? { ...fit, contrasts: contrastLogOdds(fit) } : fit;
}

function fitLinear(table: ResponseTable, measure: Measure): FittedModel {
  const rows = completeRows(measure);
  const at = (column: ArrayLike<number>) => Int32Array.from(rows, (row) => column[row] ?? 0);
  const request = {
    response: responsesOf(measure, rows),
    group: at(table.method),
    groups: table.methods.length,
    cluster: at(table.participant),
  };
  const item = at(table.question);
  return {
    scale: "linear",
    byParticipant: compareByLinearMixedModel(request),
    byParticipantAndQuestion:
      item.some((question) => question < 0) || new Set(item).size > MOST_QUESTIONS
        ? null
        : compareByLinearMixedModel({ ...request, item }),
  };
}

/** The responses that have the measure. */
export function completeRows({ value }: Measure): Int32Array {
  const rows: number[] = [];
  value.forEach((place, row) => {
    if (place >= 0) rows.push(row);
  });
  return Int32Array.from(rows);
}

/** The measure of these responses, as numbers. */
export function responsesOf({ value, values }: Measure, rows: Int32Array): Float64Array {
  return Float64Array.from(rows, (row) => values[value[row] ?? 0] ?? 0);
}
