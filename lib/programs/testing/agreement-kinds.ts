import type { NamedFigure, RData, RScript } from "@/lib/programs/r/r-script";
import {
  nameAnalysisOfVariance,
  writeAnalysisOfVariance,
} from "@/lib/programs/r/write-analysis-of-variance";
import { nameCorrelations, writeCorrelations } from "@/lib/programs/r/write-correlations";
import { nameCronbachAlpha, writeCronbachAlpha } from "@/lib/programs/r/write-cronbach-alpha";
import { nameDescriptives, writeDescriptives } from "@/lib/programs/r/write-descriptives";
import { nameDunn, writeDunn } from "@/lib/programs/r/write-dunn";
import { nameFriedman, writeFriedman } from "@/lib/programs/r/write-friedman";
import { nameIntraclass, writeIntraclass } from "@/lib/programs/r/write-intraclass";
import { nameKruskalWallis, writeKruskalWallis } from "@/lib/programs/r/write-kruskal-wallis";
import { nameLevene, writeLevene } from "@/lib/programs/r/write-levene";
import { nameLinearModel, writeLinearModel } from "@/lib/programs/r/write-linear-model";
import { nameOmega, writeOmega } from "@/lib/programs/r/write-omega";
import { nameShapiroWilk, writeShapiroWilk } from "@/lib/programs/r/write-shapiro-wilk";
import { nameTukey, writeTukey } from "@/lib/programs/r/write-tukey";
import { nameVarghaDelaney, writeVarghaDelaney } from "@/lib/programs/r/write-vargha-delaney";
import { cronbachAlpha } from "@/lib/stats/agreement/cronbach-alpha";
import { oneWayIntraclass } from "@/lib/stats/agreement/intraclass-one-way";
import { omegaTotal } from "@/lib/stats/agreement/omega-total";
import { correlatePearson, correlateSpearman } from "@/lib/stats/descriptive/correlate";
import { covaryCompleteRows } from "@/lib/stats/descriptive/covary-complete-rows";
import { describeCounts } from "@/lib/stats/descriptive/describe-counts";
import { analyseVariance } from "@/lib/stats/linear/analysis-of-variance";
import { fitLinearModel } from "@/lib/stats/linear/fit-linear-model";
import { leveneTest } from "@/lib/stats/linear/levene";
import { shapiroWilk } from "@/lib/stats/linear/shapiro-wilk";
import { treatmentColumns } from "@/lib/stats/linear/treatment-columns";
import { tukeyTest } from "@/lib/stats/linear/tukey-test";
import { listPairs } from "@/lib/stats/numeric/list-pairs";
import { dunnTest } from "@/lib/stats/rank/dunn";
import { friedmanTest } from "@/lib/stats/rank/friedman";
import { kruskalWallis } from "@/lib/stats/rank/kruskal-wallis";
import { varghaDelaneyPairs } from "@/lib/stats/rank/vargha-delaney";
import { type MeasuredStudy, measureRow } from "./measure-study";
import type { RandomStudy } from "./random-study";

/** A statistic by both sides: R's script, and our figures under the names that it gives. */
export interface AgreementKind {
  name: string;
  write: (data: RData, measure: string) => RScript;
  ours: (measured: MeasuredStudy) => NamedFigure[];
  /** Where not Quality, which is missing where a rating is, and a construct by itself. */
  measures?: string[];
  /** Asked of every so manieth study, where R takes its time. */
  every?: number;
  /** Relative to R's figure; 1e-9 unless R itself stops earlier. */
  within?: number;
  /** An absolute difference that is none, where R itself computes a figure no closer. */
  negligible?: (measured: MeasuredStudy) => number;
}

export const AGREEMENT_KINDS: AgreementKind[] = [
  {
    name: "descriptives",
    write: writeDescriptives,
    ours: ({ study, table }) =>
      nameDescriptives(
        study.methods,
        table.counts.map((counts) => describeCounts(table.values, counts)),
      ),
  },
  {
    name: "Kruskal-Wallis",
    write: writeKruskalWallis,
    ours: ({ table }) => nameKruskalWallis(kruskalWallis(table)),
  },
  {
    name: "Dunn",
    write: writeDunn,
    ours: ({ study, table }) => nameDunn(study.methods, dunnTest(table)),
  },
  {
    name: "Vargha-Delaney",
    write: writeVarghaDelaney,
    ours: ({ study, table }) => nameVarghaDelaney(study.methods, varghaDelaneyPairs(table)),
  },
  {
    name: "Shapiro-Wilk",
    write: writeShapiroWilk,
    ours: ({ study, table }) =>
      nameShapiroWilk(
        study.methods,
        table.counts.map((counts) => shapiroWilk(table.values, counts)),
      ),
  },
  {
    name: "Levene",
    write: writeLevene,
    ours: ({ table }) => nameLevene(leveneTest(table)),
  },
  {
    name: "Friedman",
    write: writeFriedman,
    ours: ({ clustered }) => nameFriedman(friedmanTest(clustered)),
  },
  {
    name: "intraclass correlation",
    write: writeIntraclass,
    ours: ({ clustered }) => nameIntraclass(oneWayIntraclass(clustered)),
  },
  {
    name: "Cronbach's alpha",
    measures: ["Quality"],
    write: writeCronbachAlpha,
    ours: ({ study }) =>
      nameCronbachAlpha(study.constructs, cronbachAlpha(covaryConstructs(study))),
  },
  {
    name: "linear model",
    measures: ["Quality"],
    write: writeLinearModel,
    ours: ({ study, rows, present }) => {
      const group = rows.map(({ row }) => present.indexOf(row.method));
      const methods = treatmentColumns(group, present.length).map((values) => ({ values }));
      const length = { values: rows.map(({ row }) => row.length) };
      const model = fitLinearModel({
        response: rows.map(({ value }) => value),
        terms: [...methods, length],
        cluster: rows.map(({ row }) => row.participant),
      });
      return nameLinearModel(study.methods, [...present.slice(1), "length"], model);
    },
  },
  {
    name: "analysis of variance",
    write: writeAnalysisOfVariance,
    ours: ({ table }) => nameAnalysisOfVariance(analyseVariance(table)),
  },
  {
    name: "Tukey",
    measures: ["Quality"],
    every: 3,
    write: writeTukey,
    ours: ({ study, table, present, rows }) => {
      const figures = nameTukey(study.methods, tukeyTest(table));
      if (rows.length - present.length > 1) return figures;
      // R's studentised range begins at two degrees of freedom, ours at one.
      return figures.map((figure) =>
        figure.name.startsWith("p, ") ? { ...figure, value: null } : figure,
      );
    },
    // Of two groups, Tukey's p is the p of F. Ours is equal to it; R's is this far from it.
    negligible: ({ rows, present }) => {
      const df = rows.length - present.length;
      if (df < 10) return df < 3 ? 2e-4 : 2e-6;
      return 1e-9;
    },
  },
  {
    name: "correlations",
    measures: ["Completeness"],
    write: (data, measure) => writeCorrelations(data, [measure, "Satisfaction", "length"]),
    ours: ({ study }) => {
      const measures = ["Completeness", "Satisfaction", "length"];
      const columns = measures.map((measure) =>
        study.rows.map((row) => measureRow(study, row, measure)),
      );
      const pairs = listPairs(3).map(({ first, second }) => ({
        pearson: correlatePearson(columns[first]!, columns[second]!),
        spearman: correlateSpearman(columns[first]!, columns[second]!),
      }));
      return nameCorrelations(measures, pairs);
    },
  },
  {
    name: "omega",
    measures: ["Quality"],
    every: 10,
    write: writeOmega,
    ours: ({ study }) => nameOmega(study.constructs, omegaTotal(covaryConstructs(study))),
    within: 1e-4,
  },
];

function covaryConstructs(study: RandomStudy) {
  const values = [1, 2, 3, 4, 5];
  return covaryCompleteRows(
    study.constructs.map((_, place) => ({
      values,
      value: study.rows.map(({ ratings }) => (ratings[place] ?? 0) - 1),
    })),
  );
}
