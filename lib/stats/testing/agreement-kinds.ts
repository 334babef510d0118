import type { NamedFigure, RData, RScript } from "@/lib/r-code/r-script";
import { nameCronbachAlpha, writeCronbachAlpha } from "@/lib/r-code/write-cronbach-alpha";
import { nameDescriptives, writeDescriptives } from "@/lib/r-code/write-descriptives";
import { nameDunn, writeDunn } from "@/lib/r-code/write-dunn";
import { nameFriedman, writeFriedman } from "@/lib/r-code/write-friedman";
import { nameIntraclass, writeIntraclass } from "@/lib/r-code/write-intraclass";
import { nameKruskalWallis, writeKruskalWallis } from "@/lib/r-code/write-kruskal-wallis";
import { nameLevene, writeLevene } from "@/lib/r-code/write-levene";
import { nameLinearModel, writeLinearModel } from "@/lib/r-code/write-linear-model";
import { nameShapiroWilk, writeShapiroWilk } from "@/lib/r-code/write-shapiro-wilk";
import { nameVarghaDelaney, writeVarghaDelaney } from "@/lib/r-code/write-vargha-delaney";
import { covaryCompleteRows } from "../covary-complete-rows";
import { cronbachAlpha } from "../cronbach-alpha";
import { describeCounts } from "../describe-counts";
import { dunnTest } from "../dunn";
import { fitLinearModel } from "../fit-linear-model";
import { friedmanTest } from "../friedman";
import { oneWayIntraclass } from "../intraclass-one-way";
import { kruskalWallis } from "../kruskal-wallis";
import { leveneTest } from "../levene";
import { shapiroWilk } from "../shapiro-wilk";
import { treatmentColumns } from "../treatment-columns";
import { varghaDelaneyPairs } from "../vargha-delaney";
import type { MeasuredStudy } from "./measure-study";
import type { RandomStudy } from "./random-study";

/** A statistic by both sides: R's script, and our figures under the names that it gives. */
export interface AgreementKind {
  name: string;
  write: (data: RData, measure: string) => RScript;
  ours: (measured: MeasuredStudy) => NamedFigure[];
  /** Where not Quality, which is missing where a rating is, and a construct by itself. */
  measures?: string[];
  /** Relative to R's figure; 1e-9 unless R itself stops earlier. */
  within?: number;
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
