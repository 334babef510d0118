import "server-only";
import type { ContentForm } from "@/lib/importers/content-reader";
import type { ContentReport } from "@/lib/views/content/content-import";
import type { AccuracyRunsSummary } from "./import-accuracy-runs";
import type { RatingsSummary } from "./import-ratings";
import type { ImportedStudy } from "./import-study";

/** Questions, and what students wrote, as the page of an import reports them. */
export interface ContentSummary {
  kind: ContentForm["kind"];
  study: ImportedStudy;
  report: ContentReport;
}

/** What an import stored. */
export type ImportSummary = ContentSummary | RatingsSummary | AccuracyRunsSummary;
