import "server-only";
import type { AnalysisSet } from "@/lib/figures/analysis-set";
import { keepResponses, type StoredResponse } from "@/lib/figures/kept-responses";
import type { RatingCounts } from "@/lib/figures/set-counts";
import type { ResponseTable } from "@/lib/study/response-table";
import type { Transaction } from "../db";
import { excludedParticipants } from "../excluding/excluded-participants";
import { loadAboutYou } from "./load-about-you";
import { storedResponse } from "./stored-response";
import type { StreamedResponse } from "./stream-responses";
import { loadCompared } from "./study-responses";

/** What a comparison is made from: responses of an analysis set, and how often each answer was given. */
export interface ComparedTable {
  table: ResponseTable;
  counts: RatingCounts;
}

const AT_ONCE = 50;

/**
 * The rows as a table to compare, of the analysis set alone: everything else is read in the snapshot
 * of `tx`. The same rows give the same table as the comparison page has.
 */
export async function readComparedTable(
  tx: Transaction,
  rows: AsyncIterable<StreamedResponse>,
  studyId: string,
  set: AnalysisSet,
): Promise<ComparedTable> {
  const { methods, constructs } = await loadCompared(studyId, tx);
  const kept = keepResponses(
    methods.map(({ key, label }) => ({ key, label })),
    constructs.map(({ id: _, ...construct }) => construct),
  );
  kept.exclude(await excludedParticipants(studyId, tx));
  const places = new Map(methods.map(({ id }, place) => [id, place]));
  const questions = new Map<string, number>();
  let batch: StoredResponse[] = [];
  for await (const row of rows) {
    const response = storedResponse(row, places, questions);
    // Whole participants at a time.
    if (batch.length >= AT_ONCE && batch.at(-1)?.participant !== response.participant) {
      kept.add(batch);
      batch = [];
    }
    batch.push(response);
  }
  kept.add(batch);
  const aboutYou = await loadAboutYou(tx, studyId, kept.participants());
  return { table: { ...kept.table(set), aboutYou }, counts: kept.counts(set) };
}
