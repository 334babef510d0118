import { suggestMapping } from "@/lib/importers/column-mapping";
import { type ContentForm, readContent } from "@/lib/importers/content-reader";
import { type FileHead, HEAD_BYTES, lookAtHead } from "@/lib/importers/look-at-head";
import type { Imported, Problem } from "@/lib/importers/outcome";
import { parseAccuracyRuns } from "@/lib/importers/parse-accuracy-runs";
import { parseProlificSubmissions } from "@/lib/importers/parse-prolific-submissions";
import { previewHead } from "@/lib/importers/preview-head";
import { parseRatings } from "@/lib/importers/ratings/parse-ratings";
import { readResponses } from "@/lib/importers/ratings/read-responses";
import { textDecoder } from "@/lib/importers/text/decode-text";
import { TextFlaw } from "@/lib/importers/text/text-flaw";
import type { Kind } from "./base-files";

/** What a reader made of a row: each of its texts and numbers has to be in the file. */
export interface FoundRecord {
  line: number;
  texts: string[];
  numbers: number[];
}

/** Null where the file is refused, with a sentence. */
export type Found = { records: FoundRecord[]; remarks: Problem[] } | null;

const NOBODY = { method: null, modelSize: null, runNumber: null };
const PIECE = 777;

/** What the page of an import does with a file as soon as it is chosen. */
export function lookAtFile(bytes: Uint8Array): FileHead {
  const start = bytes.subarray(0, HEAD_BYTES);
  const head = lookAtHead(start);
  if (head.kind === "unknown" && head.reason === "") throw new Error("Refused without a sentence.");
  if (head.kind === "table") previewHead(start, tableForm(head), bytes.length <= HEAD_BYTES);
  return head;
}

function tableForm({ columns }: FileHead): ContentForm {
  const mapping = suggestMapping(columns);
  return { kind: "table", mapping, defaults: NOBODY };
}

/** Reads the file as one of that kind; throws what a person would have to report as a crash. */
export function readFile(kind: Kind, bytes: Uint8Array, head: FileHead): Found {
  switch (kind) {
    case "table":
      return head.layout === null ? null : readForm(bytes, tableForm(head));
    case "questions":
      return readForm(bytes, { kind });
    case "student-output":
      return readForm(bytes, { kind, defaults: { ...NOBODY, method: "MT:Unrevised" } });
    case "accuracies":
      return found(
        parseAccuracyRuns(bytes, () => null),
        (runs) =>
          runs.map(({ line, methodKey, modelSize, runNumber, testAccuracy }) => ({
            line,
            texts: [methodKey, modelSize],
            numbers: [runNumber, testAccuracy],
          })),
      );
    case "ratings":
      readResponses(bytes);
      return found(parseRatings(bytes), ({ participants }) =>
        participants.flatMap(({ case: name, responses }) =>
          responses.map(({ line, ratings, rationaleId, explanationLength }) => ({
            line,
            texts: [name],
            numbers: [rationaleId, explanationLength, ...Object.values(ratings)],
          })),
        ),
      );
    case "submissions":
      return found(parseProlificSubmissions(bytes), (records) =>
        records.map(({ line, submissionId, participantId, code }) => ({
          line,
          texts: [submissionId, participantId, code ?? ""],
          numbers: [],
        })),
      );
  }
}

function found<T>(read: Imported<T>, records: (of: T) => FoundRecord[]): Found {
  if (read.ok) return { records: records(read.records), remarks: read.remarks };
  if (read.problems.length === 0) throw new Error("Refused without a problem.");
  return null;
}

function readForm(bytes: Uint8Array, form: ContentForm): Found {
  const reader = readContent(form);
  const decoder = textDecoder();
  const rows = [];
  try {
    for (let at = 0; at < bytes.length; at += PIECE) {
      for (const text of decoder.push(bytes.subarray(at, at + PIECE))) {
        rows.push(...reader.push(text));
      }
    }
    for (const text of decoder.end()) rows.push(...reader.push(text));
  } catch (error) {
    if (error instanceof TextFlaw) return null;
    throw error;
  }
  rows.push(...reader.end());
  // An import says of a file without rows that it has none.
  if (rows.length === 0 || rows.some(({ problems }) => problems.length > 0)) return null;
  return {
    records: rows.flatMap(({ record }) => {
      if (!record) return [];
      const { line, externalId, stem, choices, method, answerText, explanation } = record;
      const texts = [externalId, stem, ...choices, answerText, explanation];
      // The method of a student's output is not in the file.
      if (form.kind === "table") texts.push(method);
      return [{ line, texts: texts.map((text) => text ?? ""), numbers: [] }];
    }),
    remarks: [...rows.flatMap(({ remarks }) => remarks), ...reader.remarks()],
  };
}
