import { readCompletionCode } from "@/lib/study/recruitment/completion-code";
import { readProlificStatus } from "@/lib/study/recruitment/prolific-status";
import type { ProlificSubmission } from "@/lib/study/recruitment/prolific-submission";
import { conclude, type Imported, type Problem } from "./outcome";
import { readTable, type TableRow } from "./read-table";
import { decodeText, type TextSource } from "./text/decode-text";

/** What a column can be called: in the file of today, and in older ones. */
const NAMES = {
  submission: ["submission id", "session id"],
  participant: ["participant id", "prolific id", "prolific pid"],
  status: ["status"],
  code: ["completion code", "entered code"],
};
type Field = keyof typeof NAMES;

/** Of the largest studies there are a few ten thousand. */
const MOST_LINES = 100_000;

const ID = /^[A-Za-z0-9_-]{1,64}$/;
const CODE = /^[A-Za-z0-9_-]{1,64}$/;
/** What Prolific writes where nobody handed in a code. */
const NO_CODE = /^(NOCODE|DATA_EXPIRED|not applicable|)$/i;

/**
 * Reads the list of submissions that Prolific gives ("Export demographic data"). The columns may
 * stand in any order, their words joined by spaces or underscores, and only four of them are read.
 * Problems: no column for the submission, the participant or the status, and ids that are none.
 * Remarks: statuses and codes that cannot be read, and no column of codes at all.
 */
export function parseProlificSubmissions(source: TextSource): Imported<ProlificSubmission[]> {
  const decoded = decodeText(source);
  if ("problem" in decoded) return conclude([], [decoded.problem], []);
  const { text } = decoded;
  if (hasMoreLines(text, MOST_LINES)) {
    const reason = `A list of up to ${MOST_LINES.toLocaleString("en")} lines is read. Split it.`;
    return conclude([], [{ line: MOST_LINES + 1, reason }], []);
  }
  const { columns, rows, problems } = readTable(text, { required: [], optional: [] });
  if (rows.length === 0 && problems.length > 0) return conclude([], problems, []);
  const remarks: Problem[] = [];
  const column = Object.fromEntries(
    Object.entries(NAMES).map(([field, names]) => [
      field,
      columns.find((name) => names.includes(plain(name))) ?? null,
    ]),
  ) as Record<Field, string | null>;
  for (const field of ["submission", "participant", "status"] as const) {
    if (column[field] !== null) continue;
    const [usual] = NAMES[field];
    problems.push({ line: 1, reason: `There is no column "${usual}", as Prolific’s file has it.` });
  }
  if (column.code === null) {
    const reason = "There is no column of completion codes, so codes are not compared.";
    remarks.push({ line: 1, reason });
  }
  if (Object.entries(column).some(([field, name]) => field !== "code" && name === null)) {
    return conclude([], problems, remarks);
  }
  const cell = (row: TableRow, field: Field) => row.cell(column[field] ?? "");
  const records = rows.map((row) => {
    const [submissionId, participantId] = [cell(row, "submission"), cell(row, "participant")];
    for (const [field, id] of [
      ["submission", submissionId],
      ["participant", participantId],
    ] as const) {
      if (ID.test(id)) continue;
      const reason = id === "" ? `The ${field}’s id is missing.` : `This is no id of a ${field}.`;
      problems.push({ line: row.line, field: column[field] ?? "", reason });
    }
    const status = readProlificStatus(cell(row, "status"));
    if (status === null) {
      const reason = "Not one of Prolific’s statuses that we know; it is not compared.";
      remarks.push({ line: row.line, field: column.status ?? "", reason });
    }
    const given = cell(row, "code");
    const read = readCompletionCode(given);
    if (!NO_CODE.test(given) && !CODE.test(read)) {
      const reason = "This is no completion code; it counts as none.";
      remarks.push({ line: row.line, field: column.code ?? "", reason });
    }
    const code = !NO_CODE.test(given) && CODE.test(read) ? read : null;
    const written = code === null ? null : given;
    return { line: row.line, submissionId, participantId, status, code, written };
  });
  return conclude(records, problems, remarks);
}

/** Told before any of it is taken apart: a small text can have millions of lines. */
function hasMoreLines(text: string, most: number): boolean {
  let lines = 1;
  for (let at = 0; at < text.length && lines <= most; at += 1) {
    const end = text[at] === "\n" || (text[at] === "\r" && text[at + 1] !== "\n");
    if (end) lines += 1;
  }
  return lines > most;
}

const plain = (name: string) =>
  name
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, " ");
