import "server-only";
import { addCounted } from "@/lib/importers/answers/counted-remarks";
import { type ContentForm, readContent } from "@/lib/importers/content-reader";
import type { ContentRecord, ReadRow } from "@/lib/importers/content-record";
import { TextFlaw } from "@/lib/importers/text/text-flaw";
import type { Transaction } from "@/lib/server/shared/db";
import { scanContent } from "@/lib/study/content/content-scan";
import { findMarkup } from "@/lib/study/content/text-faults";
import { addCut, addListed, addMethodName, addTelling, type Findings } from "./collect-findings";
import { type ReceivedFile, readPieces } from "./received-file";
import { finishStage, makeStage, stageRecords } from "./stage-content";

/**
 * Rows a statement. Few, because the database client keeps the values of its last hundred statements,
 * which for portions of thousands of rows are most of what a large file takes in memory.
 */
const PORTION = 200;

/** Reads a file into the stage of the transaction; what is wrong or odd in its rows is added. */
export async function readIntoStage(
  tx: Transaction,
  file: ReceivedFile,
  form: ContentForm,
  findings: Findings,
  onProgress: (bytes: number) => void,
): Promise<void> {
  await makeStage(tx);
  const reader = readContent(form);
  const waiting: ContentRecord[] = [];
  let bytes = 0;

  async function take(rows: ReadRow[]): Promise<void> {
    for (const { record, problems, remarks, counted, writtenMethod } of rows) {
      addListed(findings.problems, problems);
      addListed(findings.remarks, remarks);
      if (counted) addCounted(findings.counted, counted);
      if (record && writtenMethod) {
        addMethodName(findings.methodNames, writtenMethod, record.line);
      }
      if (record) waiting.push(record);
    }
    while (waiting.length >= PORTION) await stage(waiting.splice(0, PORTION));
  }
  async function stage(records: ContentRecord[]): Promise<void> {
    addTelling(findings, scanContent(records.flatMap(scanned), NO_NAMES));
    addTelling(findings, records.flatMap(questionMarkup));
    for (const { explanation } of records) addCut(findings.cutLengths, explanation);
    await stageRecords(tx, records);
  }

  try {
    for await (const piece of readPieces(file)) {
      await take(reader.push(piece));
      bytes += Buffer.byteLength(piece);
      onProgress(bytes);
    }
    await take(reader.end());
    addListed(findings.remarks, reader.remarks());
  } catch (error) {
    if (!(error instanceof TextFlaw)) throw error;
    findings.problems.push({ line: error.line, reason: error.message });
  }
  await stage(waiting);
  await finishStage(tx);
}

/** The names of methods and models are looked for when the study opens, when all are known. */
const NO_NAMES = { methodKeys: [], methodLabels: [], modelNames: [] };

/** Markup in a question or its choices. */
function questionMarkup({ line, stem, choices }: ContentRecord) {
  const found = [stem ?? "", ...choices].map(findMarkup).find((match) => match !== null);
  if (!found) return [];
  const examples = [{ question: String(line), method: "", excerpt: "" }];
  return [{ kind: "question-markup" as const, what: found[0], explanations: 1, examples }];
}

function scanned({ line, method, explanation }: ContentRecord) {
  if (explanation === "") return [];
  return [{ question: String(line), method: method ?? "", text: explanation }];
}
