import "server-only";
import type { Problem } from "@/lib/importers/outcome";
import { JsonRefused, parseJson } from "@/lib/importers/parse-json";
import { protocolSchema } from "@/lib/schemas/protocol/protocol";
import {
  RECORD_KINDS,
  type RecordKind,
  type RecordLine,
  studyRecordLine,
} from "@/lib/schemas/setup/study-record";
import { unstorable } from "@/lib/schemas/shared/unstorable";
import { checkReferences, type KnownParts, nothingKnown } from "./check-references";

/** Reads a study's record line by line; what it says of a line depends on those before it. */
export interface RecordReader {
  /** The line, or what is wrong with it. */
  read(line: string): { record: RecordLine } | { problems: Problem[] };
  /** What is missing at the end of the file. */
  end(): Problem[];
  counts: Record<RecordKind, number>;
}

/** Of a row that the app stores: a participant's places are the most, then a protocol's words. */
const MOST_VALUES = 50_000;
/** Of one line, however much is wrong in it. */
const MOST_PROBLEMS = 50;

export function readRecord(): RecordReader {
  const known: KnownParts = nothingKnown();
  const counts = Object.fromEntries(RECORD_KINDS.map((kind) => [kind, 0])) as Record<
    RecordKind,
    number
  >;
  let number = 0;
  let place = 0;

  function refuse(reasons: { field?: string; reason: string }[]) {
    const first = reasons.slice(0, MOST_PROBLEMS);
    return { problems: first.map((reason) => ({ line: number, ...reason })) };
  }

  function read(line: string): { record: RecordLine } | { problems: Problem[] } {
    number += 1;
    let value: unknown;
    try {
      value = parseJson(line, { values: MOST_VALUES });
    } catch (error) {
      const reason = error instanceof JsonRefused ? error.message : "The line is not JSON.";
      return refuse([{ reason }]);
    }
    const foreign = [...unstorable(value, [])];
    if (foreign.length > 0) return refuse(foreign.map(sayIssue));
    const parsed = studyRecordLine.safeParse(value);
    if (!parsed.success) return refuse(parsed.error.issues.map(sayIssue));
    const record = parsed.data;
    const next = RECORD_KINDS.indexOf(record.kind);
    if (next < place) {
      return refuse([{ reason: `A line of the kind “${record.kind}” comes too late here.` }]);
    }
    place = next;
    const wrong = [...checkReferences(record, known)];
    if (record.kind === "protocol" && !isKnownProtocol(record.document)) {
      wrong.push({ field: "document", reason: "It is no protocol that this version reads." });
    }
    if (wrong.length > 0) return refuse(wrong);
    counts[record.kind] += 1;
    return { record };
  }

  return {
    read,
    end: () => {
      const missing = (["study", "protocol"] as const).filter((kind) => counts[kind] === 0);
      return missing.map((kind) => ({
        line: number + 1,
        reason: `There is no line of the kind “${kind}” in the file.`,
      }));
    },
    counts,
  };
}

function sayIssue({ path, message }: { path: PropertyKey[]; message: string }) {
  const field = path.map(String).join(".");
  return field === "" ? { reason: message } : { field, reason: message };
}

/** Of data without a protocol the document is empty. */
function isKnownProtocol(document: Record<string, unknown>): boolean {
  return Object.keys(document).length === 0 || protocolSchema.safeParse(document).success;
}
