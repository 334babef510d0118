import { createRandom } from "@/lib/random";
import { type BaseFile, baseFile, type Kind } from "./fuzz-files/base-files";
import { mutate } from "./fuzz-files/mutate";
import { readApart } from "./fuzz-files/read-apart";
import { type Found, type FoundRecord, lookAtFile, readFile } from "./fuzz-files/read-file";
import { conclude, mention, report } from "./report";

/**
 * npm run bench -- fuzz-files [FILES] [SEED]: sound files of every kind that people import, in every
 * dialect, are changed as editors, programs and networks change them, and read by every reader. None may
 * crash or hang; and whatever a reader takes without a word has to be in the file as another parser
 * (csv-parse, JSON.parse) sees it: as many records as there are rows, and each text and number of a
 * record in one row.
 */

const [files = "100000", seed = "fuzz"] = process.argv.slice(2);
const SLOWEST_MS_PER_MB = 2000;
const SHOWN = 20;
/** Some files are longer, so that what grows faster than its file is seen. */
const EVERY_LONG = 2000;
const LONG_ROWS = 6000;

const KINDS: readonly Kind[] = [
  "table",
  "questions",
  "student-output",
  "accuracies",
  "ratings",
  "submissions",
];
const faults: string[] = [];
const tally = { taken: 0, refused: 0, compared: 0 };
let slowest = 0;

function blame(number: number, { kind, dialect }: BaseFile, what: string, bytes: Uint8Array): void {
  const start = JSON.stringify(Buffer.from(bytes.subarray(0, 1500)).toString("utf8"));
  faults.push(`file ${number} (${kind}, ${JSON.stringify(dialect.layout)}): ${what}\n  ${start}`);
}

/** Readers only compute, so the processor's time is theirs however busy the machine is. */
function timed<T>(bytes: Uint8Array, work: () => T): T {
  const began = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(began);
  const megabytes = Math.max(1, bytes.length / 1024 / 1024);
  slowest = Math.max(slowest, (user + system) / 1000 / megabytes);
  return result;
}

const plain = (text: string) => text.replace(/[\s\uFEFF]+/g, "");

/** Whether one row of the file has all texts and numbers of the record. */
function isIn({ texts, numbers }: FoundRecord, rows: readonly string[][]): boolean {
  const wanted = texts.map(plain).filter((text) => text !== "");
  return rows.some((row) => {
    const cells = row.map(plain);
    return (
      wanted.every((text) => cells.some((cell) => cell.includes(text))) &&
      numbers.every((number) => cells.some((cell) => isNumber(cell, number)))
    );
  });
}

function isNumber(cell: string, number: number): boolean {
  const value = Number(cell.replace(",", ".").replace("%", ""));
  return [value, value / 100].some((one) => Math.abs(one - number) < 1e-9);
}

function compare(number: number, base: BaseFile, bytes: Uint8Array, found: Found): void {
  if (found === null) {
    tally.refused += 1;
    return;
  }
  tally.taken += 1;
  const told = new Set(found.remarks.map(({ line }) => line));
  const readings = readApart(base, bytes);
  const alike = readings.filter((rows) => rows.length === found.records.length);
  if (alike.length === 0) {
    // Before the header there can be comments, which are said.
    if (found.remarks.length > 0) return;
    const what = `${found.records.length} records; by another parser ${readings.map(({ length }) => length)}`;
    blame(number, base, what, bytes);
    return;
  }
  tally.compared += 1;
  const untold = found.records.filter(({ line }) => !told.has(line));
  if (alike.some((rows) => untold.every((record) => isIn(record, rows)))) return;
  const rows = alike[0] ?? [];
  const strange = untold.find((record) => !isIn(record, rows));
  blame(number, base, `not in the file: ${JSON.stringify(strange)}`, bytes);
}

const random = createRandom(seed);
const began = performance.now();
let other = baseFile(random);
for (let number = 0; number < Number(files); number += 1) {
  const base = baseFile(random, number % EVERY_LONG === 0 ? LONG_ROWS : 8);
  const bytes = mutate(base, other, random);
  let kind: Kind = base.kind;
  try {
    const head = timed(bytes, () => lookAtFile(bytes));
    for (kind of KINDS) {
      const found = timed(bytes, () => readFile(kind, bytes, head));
      if (kind === base.kind) compare(number, base, bytes, found);
    }
  } catch (error) {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    blame(number, base, `read as ${kind}, it throws ${stack}`, bytes);
  }
  if (base.bytes.length < 10_000) other = base;
}

for (const fault of faults.slice(0, SHOWN)) console.log(fault);
mention("files taken, of which something is in each", tally.taken);
mention("files refused, each with its reason", tally.refused);
mention("files compared row by row with another parser", tally.compared);
mention("time in all", (performance.now() - began) / 1000, "s");
report(`crashes, and records that differ without a word, of ${files} files`, faults.length, 0, "");
report("slowest reading of a file", slowest, SLOWEST_MS_PER_MB, "ms/MB");
conclude();
