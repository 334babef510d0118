import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { suggestMapping } from "./column-mapping";
import { type ContentForm, readContent } from "./content-reader";
import { type FileHead, lookAtHead } from "./look-at-head";
import { previewHead } from "./preview-head";
import { textDecoder } from "./text/decode-text";
import { TextFlaw } from "./text/text-flaw";

/** Files as programs of real people write them: what each is taken for, and what comes of its rows. */

const NOBODY = { method: null, modelSize: null, runNumber: null };
const COLUMNS = "id,question,choice1,choice2,gold,method,answer,explanation";
const ROW = "k1,Where does tea keep?,tin,pond,tin,MT:Unrevised,tin,It stays dry.";
const table = (...lines: string[]) => lines.join("\r\n");
const semicolons = (text: string) => text.replaceAll(",", ";");
const tabs = (text: string) => text.replaceAll(",", "\t");
const record = (more: Record<string, unknown> = {}) => ({
  id: "k1",
  question: "Where does tea keep?",
  choices: ["tin", "pond"],
  answer: "tin",
  ...more,
});
const explained = { method: "MT:Unrevised", student_answer: "tin", explanation: "It stays dry." };
const lines = (...records: unknown[]) => records.map((one) => JSON.stringify(one)).join("\n");
const plain = (rows: number) =>
  Array.from(
    { length: rows },
    (_, at) => `p${at},Where is ${at}?,tin,pond,tin,CF,tin,It is there.`,
  );

interface Read {
  kind: FileHead["kind"];
  /** The sentence of a file that is refused as a whole, or each problem with its line. */
  says: string[];
  /** The lines of the records. */
  records: number[];
}

function read(source: string | Uint8Array): Read {
  const bytes = typeof source === "string" ? Buffer.from(source) : source;
  const head = lookAtHead(bytes.subarray(0, 64 * 1024));
  const { kind, columns } = head;
  if (kind === "unknown") return { kind, says: [head.reason], records: [] };
  if (kind === "ratings" || kind === "accuracy-runs") return { kind, says: [], records: [] };
  const defaults = { ...NOBODY, method: "MT:Unrevised" };
  const form: ContentForm =
    kind === "table" ? { kind, mapping: suggestMapping(columns), defaults } : { kind, defaults };
  const rows = readAll(form, bytes);
  const says = rows.flatMap(({ problems }) => problems.map((one) => `${one.line}: ${one.reason}`));
  // What the page shows before the file is sent says the same.
  const whole = bytes.length <= 64 * 1024;
  const shown = previewHead(bytes.subarray(0, 64 * 1024), form, whole).problems;
  if (whole) expect(shown.map((one) => `${one.line}: ${one.reason}`)).toEqual(says.slice(0, 3));
  return { kind, says, records: rows.flatMap(({ record: found }) => found?.line ?? []) };
}

function readAll(form: ContentForm, bytes: Uint8Array) {
  const reader = readContent(form);
  const decoder = textDecoder();
  try {
    const texts = [...decoder.push(bytes), ...decoder.end()];
    return [...texts.flatMap((text) => reader.push(text)), ...reader.end()];
  } catch (error) {
    if (!(error instanceof TextFlaw)) throw error;
    return [{ record: null, problems: [{ line: error.line, reason: error.message }], remarks: [] }];
  }
}

describe("A file that is read", () => {
  it.each<[string, string | Uint8Array, FileHead["kind"], number[]]>([
    ["commas", table(COLUMNS, ROW), "table", [2]],
    ["semicolons and a mark", `\uFEFF${semicolons(table(COLUMNS, ROW))}`, "table", [2]],
    ["quoted semicolons", '"id";"question";"choices"\n"1";"Why; then?";"a|b"\n', "table", [2]],
    ["tabs in UTF-16", Buffer.from(`\uFEFF${tabs(table(COLUMNS, ROW))}`, "utf16le"), "table", [2]],
    [
      "a line that names the separator",
      table("sep=;", semicolons(COLUMNS), semicolons(ROW)),
      "table",
      [3],
    ],
    ["blank rows first", table("", ",,,,,,,", COLUMNS, "", ROW), "table", [5]],
    ["comments first", table("# tea, by the team", COLUMNS, ROW), "table", [3]],
    ["lines that end with CR", `${COLUMNS}\r${ROW}\r`, "table", [2]],
    ["lines that end in several ways", `${COLUMNS}\r\n${ROW}\n${ROW}\r${ROW}`, "table", [2, 3, 4]],
    [
      "names of columns with commas",
      `id,"question, as asked",choices\n${'k1,"?",a|b'}\n`,
      "table",
      [2],
    ],
    [
      "several lines in a field",
      table(COLUMNS, ROW.replace("It", '"It\nis\ndry. It"')).replace(" stays dry.", ""),
      "table",
      [2],
    ],
    ["JSON Lines with explanations", lines(record(explained)), "table", [1]],
    ["JSON Lines of questions", lines(record(), record({ id: "k2" })), "questions", [1, 2]],
    ["a JSON list", JSON.stringify([record()]), "questions", [1]],
    [
      "a pretty JSON list",
      JSON.stringify([record(), record({ id: "k2" })], null, 1),
      "questions",
      [2, 11],
    ],
    [
      "a student's output with semicolons",
      'input_predict;answers_preds;answers_labels\n"Question: Tea? Choices: (a) tin (b) pond";tin;tin\n',
      "student-output",
      [2],
    ],
    [
      "a student's output in JSON",
      lines({
        input_predict: "Question: Tea? Choices: (a) tin (b) pond",
        answers_preds: "tin",
        answers_labels: "tin",
      }),
      "student-output",
      [1],
    ],
  ])("%s", (_, source, kind, records) => {
    expect(read(source)).toEqual({ kind, says: [], records });
  });
});

describe("A file that is not read says why in one sentence", () => {
  it.each<[string, string | Uint8Array, RegExp]>([
    [
      "a mark in a field",
      table(COLUMNS, ROW, ROW.replace("dry", '5" dry')),
      /^3: A quotation mark stands inside/,
    ],
    [
      "the same far below",
      table(COLUMNS, ...plain(3000), ROW.replace("dry", '5" dry')),
      /^3002: A quotation mark stands inside/,
    ],
    [
      "a mark in a field between tabs",
      tabs(table(COLUMNS, ROW.replace("dry", '5" dry'))),
      /^2: A quotation mark stands inside/,
    ],
    [
      "words behind a quoted field",
      semicolons(table(COLUMNS, ROW.replace("It stays", '"It" stays'))),
      /^2: Something follows the closing/,
    ],
    [
      "a field that never ends",
      table(COLUMNS, ROW, ROW.replace("It", '"It')),
      /^3: A quoted field of this row is never closed/,
    ],
    [
      "too few fields",
      table(COLUMNS, ROW, "k2,Where?"),
      /^3: The row has 2 fields, the header has 8\./,
    ],
    [
      "a column twice",
      "id,question,choice,choice\n1,a,b,c\n",
      /^1: The column "choice" appears twice/,
    ],
    [
      "Windows-1252",
      Buffer.from(table(COLUMNS, ROW, ROW.replace("tea", "caf\u00E9")), "latin1"),
      /^3: This line is not UTF-8 .*Windows-1252.* Save the file as UTF-8/,
    ],
    [
      "Windows-1252 far below",
      Buffer.from(table(COLUMNS, ...plain(3000), ROW.replace("tea", "caf\u00E9")), "latin1"),
      /^3002: This line is not UTF-8/,
    ],
    ["a zero", table(COLUMNS, ROW.replace("tea", "t\0a")), /^2: There is a NUL character/],
    [
      "pretty JSON",
      JSON.stringify(record(), null, 2),
      /^The JSON is spread over several lines\. Write one object on each line/,
    ],
    [
      "a raw line break",
      '{"id":"k1","question":"Where\nis it?"}',
      /^Line 1: A text in quotation marks does not end on this line/,
    ],
    [
      "the same in a later line",
      `${lines(record())}\n{"id":"k2","question":"Where\nis it?"}`,
      /^2: A text in quotation marks does not end on this line/,
    ],
    [
      "Python's notation",
      "{'id': 'k1', 'question': 'Where?', 'gold': None}",
      /This is Python's notation, not JSON\./,
    ],
    [
      "Python's notation in a later line",
      `${lines(record())}\n{'id': 'k2'}`,
      /^2: This is Python's notation, not JSON\./,
    ],
    [
      "NaN of pandas",
      `${lines(record())}\n{"id":"k2","answer":NaN}`,
      /^2: NaN and Infinity are not JSON\. Write null/,
    ],
    [
      "a list that is cut off",
      JSON.stringify([record(), record()]).slice(0, -1),
      /^1: The JSON list is not closed/,
    ],
    [
      "records inside of an object",
      JSON.stringify({ data: [record()] }),
      /inside of "data"\. Save that list alone/,
    ],
    ["one column", "question\nWhere?\n", /only one column, "question"/],
    ["gzip", gzipSync(table(COLUMNS, ROW)), /compressed \(gzip\)\. Unpack it/],
    [
      "a spreadsheet",
      Buffer.from("PK\x03\x04\x14\0\x06\0"),
      /spreadsheet or a ZIP archive\. Save the sheet as CSV UTF-8/,
    ],
    [
      "Parquet",
      Buffer.from("PAR1\x15\0"),
      /Parquet file\. Convert it to JSON Lines, in Python: pandas\.read_parquet/,
    ],
    ["Arrow", Buffer.from("ARROW1\0\0"), /Arrow \(Feather\) file\. Convert it/],
    [
      "a folder of datasets",
      Buffer.of(255, 255, 255, 255, 16, 1, 0, 0),
      /Arrow file\. Convert it .*datasets\.Dataset\.from_file/,
    ],
  ])("%s", (_, source, sentence) => {
    const { says, records, kind } = read(source);
    expect(says).toEqual([expect.stringMatching(sentence)]);
    if (kind === "unknown") expect(records).toEqual([]);
  });
});
