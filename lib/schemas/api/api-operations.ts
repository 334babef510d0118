import { z } from "zod";
import { ANALYSIS_SETS } from "@/lib/comparison/analysis-set";
import type { ErrorCode } from "@/lib/errors";
import { exportFiltersSchema } from "@/lib/schemas/export/export-filters";
import type { TokenScope } from "@/lib/views/accounts/token-scope";
import { apiComparisonSchema } from "./api-comparison";
import { apiDownloadsSchema } from "./api-downloads";
import {
  COMPARISON_EXAMPLE,
  DOWNLOADS_EXAMPLE,
  PARTICIPANTS_EXAMPLE,
  PROGRESS_EXAMPLE,
  RATINGS_EXAMPLE,
  STUDIES_EXAMPLE,
  STUDY_EXAMPLE,
} from "./api-examples";
import { apiPageQuerySchema } from "./api-pages";
import { apiProgressSchema } from "./api-progress";
import { apiParticipantsSchema, apiRatingsSchema } from "./api-rows";
import { apiStudiesSchema, apiStudySchema } from "./api-studies";

/** The query of the comparison: of whose responses. */
export const apiComparisonQuerySchema = z.object({
  set: z
    .enum(ANALYSIS_SETS)
    .default("all")
    .describe(
      "Whose responses are compared: everybody's, those of participants who answered everything, or of these only the ones who failed no check",
    ),
});

/** An address of the API that is read, and what it gives. */
export interface ApiOperation {
  id: string;
  summary: string;
  description: string;
  /** What a token has to be for; null: whatever it is for, or "nothing": everybody may ask. */
  scope: TokenScope | null | "nothing";
  query?: z.ZodObject;
  reply: ApiReply;
  /** Beside what every address may answer. */
  errors?: ErrorCode[];
}

export type ApiReply =
  | { kind: "json"; name: string; schema: z.ZodType; example: unknown; paged?: boolean }
  | { kind: "file"; mediaTypes: string[]; description: string };

const CHOSEN = {
  set: true,
  from: true,
  to: true,
  source: true,
  version: true,
  simulated: true,
} as const;

const studyFileQuerySchema = z.object({
  content: z
    .enum(["all", "none"])
    .default("all")
    .describe("Whether questions and explanations go along"),
});

/** What files have in common. */
function file(id: string, mediaTypes: string[], query: z.ZodObject) {
  return {
    id,
    scope: "read:exports",
    query,
    reply: { kind: "file", mediaTypes, description: "The file" },
    errors: ["unavailable"],
  } satisfies Partial<ApiOperation>;
}

/** Every address below /api/v1, by its path. The document that describes the API is made from it. */
export const API_OPERATIONS: Record<string, ApiOperation> = {
  "/studies": {
    id: "listStudies",
    summary: "The studies that the token or the signed-in person may see",
    description: "Oldest first. A token is of one study.",
    scope: null,
    query: apiPageQuerySchema,
    reply: {
      kind: "json",
      name: "Studies",
      schema: apiStudiesSchema,
      example: STUDIES_EXAMPLE,
      paged: true,
    },
  },
  "/studies/{study}": {
    id: "readStudy",
    summary: "What a study is made of",
    description: "Its methods, what is rated, the newest protocol, and how many people there are.",
    scope: null,
    reply: { kind: "json", name: "Study", schema: apiStudySchema, example: STUDY_EXAMPLE },
  },
  "/studies/{study}/progress": {
    id: "readProgress",
    summary: "How a study goes",
    description: "The figures of the monitor, counted at the moment of asking.",
    scope: "read:progress",
    reply: { kind: "json", name: "Progress", schema: apiProgressSchema, example: PROGRESS_EXAMPLE },
  },
  "/studies/{study}/comparison": {
    id: "readComparison",
    summary: "The comparison of the methods, unrounded",
    description:
      "Descriptives, rank tests, effect sizes, models, scale quality and agreement of one analysis set. While a study runs it has means and counts alone: tests and differences are closed, which `testsClosed` says.",
    scope: "read:comparison",
    query: apiComparisonQuerySchema,
    reply: {
      kind: "json",
      name: "Comparison",
      schema: apiComparisonSchema,
      example: COMPARISON_EXAMPLE,
    },
    errors: ["unavailable"],
  },
  "/studies/{study}/participants": {
    id: "listParticipants",
    summary: "Who took part, by pseudonymous codes",
    description:
      "The rows of the table of participants, in the order of arrival; their columns are those of the codebook. Answers to a study's own questions have names that begin with own_. What is read is noted in the audit log.",
    scope: "read:exports",
    query: apiPageQuerySchema,
    reply: {
      kind: "json",
      name: "Participants",
      schema: apiParticipantsSchema,
      example: PARTICIPANTS_EXAMPLE,
      paged: true,
    },
  },
  "/studies/{study}/ratings": {
    id: "listRatings",
    summary: "Every rating, with all that is needed to analyse it",
    description:
      "The rows of the table of ratings, in the order in which they were stored; their columns are those of the codebook. Who asks again with the last cursor gets what was stored since. What is read is noted in the audit log.",
    scope: "read:exports",
    query: apiPageQuerySchema,
    reply: {
      kind: "json",
      name: "Ratings",
      schema: apiRatingsSchema,
      example: RATINGS_EXAMPLE,
      paged: true,
    },
  },
  "/studies/{study}/downloads": {
    id: "listDownloads",
    summary: "The files of a study",
    description: "What can be taken out as a file, with its address.",
    scope: "read:exports",
    query: apiPageQuerySchema,
    reply: {
      kind: "json",
      name: "Downloads",
      schema: apiDownloadsSchema,
      example: DOWNLOADS_EXAMPLE,
      paged: true,
    },
  },
  "/studies/{study}/downloads/bundle.zip": {
    ...file("takeBundle", ["application/zip"], exportFiltersSchema.pick(CHOSEN)),
    summary: "Everything of a study as one archive",
    description:
      "Its tables, their codebook, the study as a file, consent texts, the comparison with the scripts that make it again, and checksums, of one snapshot of the database. While a study runs the comparison is left out. An archive without an end is not whole.",
  },
  "/studies/{study}/downloads/comparison.csv": {
    ...file("takeComparisonData", ["text/csv"], apiComparisonQuerySchema),
    summary: "The responses that the comparison is made from",
    description: "One row per response of the analysis set.",
  },
  "/studies/{study}/downloads/study.json": {
    ...file("takeStudyFile", ["application/json"], studyFileQuerySchema),
    summary: "What a study is made of, as a file",
    description:
      "Methods, protocol and content, as other studies begin with it; nothing of its people. Its schema is named in it, its hash in the header X-Study-Hash.",
  },
  "/studies/{study}/downloads/{file}": {
    ...file(
      "takeFile",
      ["text/csv", "application/jsonl"],
      exportFiltersSchema.omit({ format: true }),
    ),
    summary: "A table of a study as a file",
    description:
      "Streamed from one snapshot of the database. It is noted with its rows and its hash. Recruiters' ids are taken only by a person who may manage the study, never by a token.",
  },
  "/openapi.json": {
    id: "readDescription",
    summary: "This description",
    description: "OpenAPI 3.1.",
    scope: "nothing",
    reply: {
      kind: "json",
      name: "Description",
      schema: z.looseObject({ openapi: z.string(), paths: z.looseObject({}) }),
      example: { openapi: "3.1.0", paths: {} },
    },
  },
};
