import type { Measure, ResponseTable } from "@/lib/comparison/responses/response-table";
import { quantileOfSorted } from "@/lib/stats/descriptive/quantile";
import { fitLinearModel } from "@/lib/stats/linear/fit-linear-model";
import { compareByLinearMixedModel } from "@/lib/stats/mixed/linear-mixed-comparison";
import type { EffectEstimate } from "@/lib/stats/mixed/linear-mixed-model";
import { insufficientData, isEstimate, type Outcome } from "@/lib/stats/numeric/outcome";
import { completeRows, responsesOf } from "./fit-models";

/** A mean with an interval that allows for several responses of one participant. */
export interface ClusteredMean {
  n: number;
  mean: number;
  /** Null where there are too few participants for one. */
  interval: [number, number] | null;
}

export interface LengthBin extends ClusteredMean {
  from: number;
  to: number;
}

export interface PositionMean extends ClusteredMean {
  position: number;
}

/** How the ratings go with what is not the method. */
export interface DescribedEffects {
  /** Responses by the length of the explanation: `[method][bin]`; bins without responses are left out, and all of them where lengths do not differ. */
  length: { bins: LengthBin[][]; slope: Outcome<EffectEstimate> };
  /** Responses by the trial's place in the participant's order; no means where no order is known. */
  position: { means: PositionMean[]; slope: Outcome<EffectEstimate> };
}

/** Bins of about equal numbers of responses, over all methods. */
const BINS = 6;
/** The slope of the length is told for this many characters. */
export const LENGTH_UNIT = 100;
/** Instead of a figure of the order, where none is known. */
export const NO_ORDER =
  "No order effects: the data don’t say in which order participants saw the explanations. In imported files, slots such as RE08 are labels, not positions.";

/**
 * How a measure goes with the explanation's length and with the trial's position: means, and the
 * slope beside the method in a linear mixed model with an intercept of each participant.
 */
export function describeEffects(table: ResponseTable, measure: Measure): DescribedEffects {
  const rows = completeRows(measure);
  const withLength = rows.filter((row) => Number.isFinite(table.length[row]));
  const withPosition = rows.filter((row) => (table.position[row] ?? 0) > 0);
  const inUnits = (row: number) => (table.length[row] ?? 0) / LENGTH_UNIT;
  return {
    length: {
      bins: binByLength(table, measure, withLength),
      slope: slopeOf(table, measure, withLength, inUnits),
    },
    position: {
      means: [...new Set(Array.from(withPosition, (row) => table.position[row] ?? 0))]
        .sort((a, b) => a - b)
        .map((position) => ({
          position,
          ...clusteredMean(
            table,
            measure,
            withPosition.filter((row) => table.position[row] === position),
          ),
        })),
      slope:
        rows.length > 0 && withPosition.length === 0
          ? insufficientData("ordered-ratings", 1, 0)
          : slopeOf(table, measure, withPosition, (row) => table.position[row] ?? 0),
    },
  };
}

function binByLength(table: ResponseTable, measure: Measure, rows: Int32Array): LengthBin[][] {
  const lengths = Float64Array.from(rows, (row) => table.length[row] ?? 0).sort();
  if (lengths.length === 0) return table.methods.map(() => []);
  const edges = Array.from({ length: BINS + 1 }, (_, bin) => quantileOfSorted(lengths, bin / BINS));
  const ends = [...new Set(edges)];
  const isLast = (bin: number) => bin === ends.length - 2;
  return table.methods.map((_, method) =>
    ends.slice(0, -1).flatMap((from, bin): LengthBin[] => {
      const to = ends[bin + 1] ?? from;
      const inBin = rows.filter((row) => {
        const length = table.length[row] ?? 0;
        return table.method[row] === method && length >= from && (length < to || isLast(bin));
      });
      return inBin.length > 0 ? [{ from, to, ...clusteredMean(table, measure, inBin) }] : [];
    }),
  );
}

function clusteredMean(table: ResponseTable, measure: Measure, rows: Int32Array): ClusteredMean {
  const response = responsesOf(measure, rows);
  const mean = response.reduce((sum, value) => sum + value, 0) / rows.length;
  const cluster = Int32Array.from(rows, (row) => table.participant[row] ?? 0);
  const model = fitLinearModel({ response, terms: [], cluster });
  const robust = isEstimate(model) ? model.clusterRobust : undefined;
  const intercept = robust && isEstimate(robust) ? robust.coefficients[0] : undefined;
  const known = intercept && isEstimate(intercept) ? intercept : null;
  return { n: rows.length, mean, interval: known && [known.lower, known.upper] };
}

function slopeOf(
  table: ResponseTable,
  measure: Measure,
  rows: Int32Array,
  covariate: (row: number) => number,
): Outcome<EffectEstimate> {
  if (rows.length === 0) return insufficientData("ratings", 1, 0);
  const compared = compareByLinearMixedModel({
    response: responsesOf(measure, rows),
    group: Int32Array.from(rows, (row) => table.method[row] ?? 0),
    groups: table.methods.length,
    cluster: Int32Array.from(rows, (row) => table.participant[row] ?? 0),
    covariates: [Float64Array.from(rows, covariate)],
  });
  if (!isEstimate(compared)) return compared;
  return compared.model.fixedEffects.at(-1) ?? insufficientData("ratings", 1, 0);
}
