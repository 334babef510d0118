import type { Measure, ResponseTable } from "@/lib/comparison/responses/response-table";
import { fitLinearModel, type LinearModel } from "@/lib/stats/linear/fit-linear-model";
import { fencesOfCounts, isOutlier } from "@/lib/stats/linear/tukey-fences";
import { insufficientData, isEstimate, type Outcome } from "@/lib/stats/numeric/outcome";
import { completeRows, responsesOf } from "./fit-models";

export interface NamedLinearModel {
  /** The intercept's name and one a term, in the order of the coefficients. */
  terms: string[];
  fit: Outcome<LinearModel>;
  /** Responses that the outlier rule left out. */
  outliers: number;
}

/** Quality by method and what else may explain it, with the outlier rule of the published analysis and without. */
export interface LinearModels {
  methodAndLength: NamedLinearModel;
  withSociodemographics: NamedLinearModel;
  withoutOutlierRule: {
    methodAndLength: NamedLinearModel;
    withSociodemographics: NamedLinearModel;
  };
}

interface Term {
  name: string;
  values: (row: number) => number;
}

export const LENGTH_TERM = "explanationLength";

/**
 * Fits the linear models of the published analysis: Quality by method and length of the explanation,
 * and these with the participants' answers about themselves. The first method, and the first answer in
 * the order of the alphabet, are what the others are compared to. Errors are classical, and clustered
 * by participant.
 */
export function fitLinearModels(table: ResponseTable, measure: Measure): LinearModels {
  const all = completeRows(measure).filter((row) => Number.isFinite(table.length[row]));
  // By places, which are whole: rounding decides nothing about a value that lies on a fence.
  const places = measure.values.map((_, place) => place);
  const fences = table.methods.map((_, method) =>
    fencesOfCounts(places, countValues(table, measure, method)),
  );
  const kept = all.filter((row) => {
    const ofMethod = fences[table.method[row] ?? -1];
    return !ofMethod || !isEstimate(ofMethod) || !isOutlier(measure.value[row] ?? 0, ofMethod);
  });
  const withLength = [
    ...methodTerms(table, all),
    { name: LENGTH_TERM, values: (row: number) => table.length[row] ?? 0 },
  ];
  const withAboutYou = [...withLength, ...aboutYouTerms(table, all)];
  const explain = (terms: Term[], rows: Int32Array) =>
    fitTerms(table, measure, terms, rows, all.length - rows.length);
  return {
    methodAndLength: explain(withLength, kept),
    withSociodemographics: explain(withAboutYou, kept),
    withoutOutlierRule: {
      methodAndLength: explain(withLength, all),
      withSociodemographics: explain(withAboutYou, all),
    },
  };
}

function countValues(table: ResponseTable, { value, values }: Measure, method: number): number[] {
  const counts = new Array<number>(values.length).fill(0);
  value.forEach((place, row) => {
    if (place >= 0 && table.method[row] === method) counts[place] = (counts[place] ?? 0) + 1;
  });
  return counts;
}

function methodTerms({ methods, method }: ResponseTable, rows: Int32Array): Term[] {
  const rated = methods.flatMap(({ key }, place) =>
    rows.some((row) => method[row] === place) ? [{ key, place }] : [],
  );
  return rated.slice(1).map(({ key, place }) => ({
    name: key,
    values: (row) => Number(method[row] === place),
  }));
}

function aboutYouTerms({ aboutYou, participant }: ResponseTable, rows: Int32Array): Term[] {
  return aboutYou.flatMap(({ key, levels, level }) => {
    const given = levels.flatMap((name, place) =>
      rows.some((row) => level[participant[row] ?? -1] === place) ? [{ name, place }] : [],
    );
    return given.slice(1).map(({ name, place }) => ({
      name: `${key}: ${name}`,
      values: (row: number) => Number(level[participant[row] ?? -1] === place),
    }));
  });
}

function fitTerms(
  table: ResponseTable,
  measure: Measure,
  terms: Term[],
  rows: Int32Array,
  outliers: number,
): NamedLinearModel {
  const names = ["(Intercept)", ...terms.map(({ name }) => name)];
  if (rows.length === 0) {
    return { terms: names, fit: insufficientData("ratings", 1, 0), outliers };
  }
  const fit = fitLinearModel({
    response: responsesOf(measure, rows),
    terms: terms.map(({ values }) => ({ values: Float64Array.from(rows, values) })),
    cluster: Int32Array.from(rows, (row) => table.participant[row] ?? 0),
  });
  return { terms: names, fit, outliers };
}
