import type { ConstructScale } from "@/lib/study/protocol/construct-scale";
import type { OwnQuestion } from "@/lib/study/protocol/own-questions";
import { ACCURACY_RUNS_TABLE } from "./accuracy-runs-table";
import { CODEBOOK_TABLE } from "./codebook-table";
import { CONTENT_TABLE } from "./content-table";
import { EVENTS_TABLE } from "./events-table";
import { EXCLUSIONS_TABLE } from "./exclusions-table";
import type { ExportTable } from "./export-table";
import { IDENTIFIERS_TABLE } from "./identifiers-table";
import { participantsTable } from "./participants-table";
import { ratingsTable } from "./ratings-table";
import { responsesTable } from "./responses-table";
import { TRIALS_TABLE } from "./trials-table";

/** What the tables of a study depend on. */
export interface TabledStudy {
  /** The answer options of the constructs. */
  scales: readonly ConstructScale[];
  ownQuestions: readonly OwnQuestion[];
  /** Keys. */
  methods: readonly string[];
  /** Whether recruiters' ids go along. */
  identifiers: boolean;
}

/** All tables of a study, the codebook of them last. */
export function exportTables({
  scales,
  ownQuestions,
  methods,
  identifiers,
}: TabledStudy): ExportTable[] {
  return [
    ratingsTable(scales),
    responsesTable(methods, scales),
    participantsTable(ownQuestions),
    TRIALS_TABLE,
    EVENTS_TABLE,
    CONTENT_TABLE,
    ACCURACY_RUNS_TABLE,
    EXCLUSIONS_TABLE,
    ...(identifiers ? [IDENTIFIERS_TABLE] : []),
    CODEBOOK_TABLE,
  ];
}
