import "server-only";
import type { AnalysisSet } from "@/lib/figures/analysis-set";
import { keepResponses } from "@/lib/figures/kept-responses";
import type { RatingCounts } from "@/lib/figures/set-counts";
import type { ResponseTable } from "@/lib/study/response-table";
import type { Transaction } from "../db";
import { excludedParticipants } from "../excluding/excluded-participants";
import { keepPortions } from "./keep-portions";
import { loadAboutYou } from "./load-about-you";
import type { StreamedResponse } from "./stream-responses";
import { loadCompared } from "./study-responses";

/** What a comparison is made from: responses of an analysis set, and how often each answer was given. */
export interface ComparedTable {
  table: ResponseTable;
  counts: RatingCounts;
}

/**
 * The rows as a table to compare, of the analysis set alone: everything else is read in the snapshot
 * of `tx`. The same rows give the same table as the comparison page has.
 */
export async function readComparedTable(
  tx: Transaction,
  portions: AsyncIterable<StreamedResponse[]>,
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
  await keepPortions(kept, portions, places, new Map());
  const aboutYou = await loadAboutYou(tx, studyId, kept.participants());
  return { table: { ...kept.table(set), aboutYou }, counts: kept.counts(set) };
}
