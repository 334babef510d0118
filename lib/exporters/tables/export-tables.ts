import type { ConstructScale } from "@/lib/study/construct-scale";
import type { OwnQuestion } from "@/lib/study/own-questions";
import { CODEBOOK_TABLE } from "./codebook-table";
import type { ExportTable } from "./export-table";
import { participantsTable } from "./participants-table";
import { ratingsTable } from "./ratings-table";
import { responsesTable } from "./responses-table";

/** What the tables of a study depend on. */
export interface TabledStudy {
  /** The answer options of the constructs. */
  scales: readonly ConstructScale[];
  ownQuestions: readonly OwnQuestion[];
  /** Keys. */
  methods: readonly string[];
}

/** All tables of a study, the codebook of them last. */
export function exportTables({ scales, ownQuestions, methods }: TabledStudy): ExportTable[] {
  return [
    ratingsTable(scales),
    responsesTable(methods),
    participantsTable(ownQuestions),
    CODEBOOK_TABLE,
  ];
}
