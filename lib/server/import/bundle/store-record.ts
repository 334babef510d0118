import "server-only";
import type { Problem } from "@/lib/importers/outcome";
import type { RecordKind, RecordLine } from "@/lib/schemas/setup/study-record";
import type { Transaction } from "@/lib/server/shared/db";
import { closeRecordedStudy, makeRecordedStudy, type Named } from "./make-recorded-study";
import { type RecordReader, readRecord } from "./read-record";
import { recordLines } from "./record-lines";
import { type RecordTarget, storeLines } from "./store-lines";

export interface StoredRecord {
  studyId: string;
  study: RecordLine<"study">;
  counts: Record<RecordKind, number>;
  responses: number;
  ratings: number;
}

/** The database client remembers the values of its last hundred statements. */
const AT_ONCE = 200;
const MOST_PROBLEMS = 50;

/** What is wrong in the lines of a record; nothing of it is kept. */
export class WrongRecord extends Error {
  constructor(readonly problems: Problem[]) {
    super("The record has problems.");
    this.name = "WrongRecord";
  }
}

/**
 * Stores a study's record as a closed study, in the caller's transaction. What is wrong is collected
 * over all lines; then nothing more is stored.
 * @throws WrongRecord
 */
export async function storeRecord(
  tx: Transaction,
  pieces: AsyncIterable<Uint8Array>,
  named: Named,
): Promise<StoredRecord> {
  await planForManyRows(tx);
  const reader = readRecord();
  const problems: Problem[] = [];
  let study: RecordLine<"study"> | undefined;
  let target: RecordTarget | undefined;
  let waiting: Exclude<RecordLine, { kind: "study" }>[] = [];
  const sum = { responses: 0, ratings: 0 };

  async function store(): Promise<void> {
    const [first] = waiting;
    if (first && target && problems.length === 0) await storeLines(tx, target, first.kind, waiting);
    waiting = [];
  }

  for await (const line of readingLines(pieces, reader, problems)) {
    if (line.kind === "study") {
      study = line;
      target = await makeRecordedStudy(tx, line, named);
      continue;
    }
    if (line.kind === "trial" && line.response) {
      sum.responses += 1;
      sum.ratings += line.response.ratings.length;
    }
    const { kind } = waiting[0] ?? line;
    if (waiting.length >= AT_ONCE || kind !== line.kind) await store();
    if (kind !== line.kind && LOOKED_UP.includes(kind)) await tellHowMany(tx, kind);
    waiting.push(line);
  }
  await store();
  problems.push(...reader.end());
  if (problems.length > 0 || !study || !target) throw new WrongRecord(problems);
  await closeRecordedStudy(tx, target, study);
  return { studyId: target.studyId, study, counts: reader.counts, ...sum };
}

/**
 * Triggers and foreign keys look a row up for each that is stored, by plans that are made once: while
 * tables are nearly empty, reading all of them is cheapest, and stays the plan for the millionth row.
 */
async function planForManyRows(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SET LOCAL enable_seqscan = off`;
  await tx.$executeRaw`DISCARD PLANS`;
}

/** Tables that later lines name rows of. */
const LOOKED_UP: RecordKind[] = ["question", "explanation", "participant"];

/**
 * Of a study that is only being stored the database knows nothing: it would expect no row of it, and
 * read all that there are for every line.
 */
async function tellHowMany(tx: Transaction, table: RecordKind): Promise<void> {
  await tx.$executeRaw`SELECT analyse_imported(${table})`;
}

/** The lines that are sound; what is wrong with the others is added, until there is enough of it. */
async function* readingLines(
  pieces: AsyncIterable<Uint8Array>,
  reader: RecordReader,
  problems: Problem[],
): AsyncGenerator<RecordLine> {
  let number = 0;
  try {
    for await (const line of recordLines(pieces)) {
      number += 1;
      const read = reader.read(line);
      if ("record" in read) yield read.record;
      else problems.push(...read.problems);
      if (problems.length >= MOST_PROBLEMS) throw new WrongRecord(problems);
    }
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) {
      const reason =
        error instanceof RangeError ? error.message : "The text is not encoded in UTF-8.";
      throw new WrongRecord([...problems, { line: number + 1, reason }]);
    }
    throw error;
  }
}
