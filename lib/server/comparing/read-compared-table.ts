import "server-only";
import type { AnalysisSet } from "@/lib/figures/analysis-set";
import { collectSet } from "@/lib/figures/collect-set";
import type { ResponseTable } from "@/lib/study/response-table";
import type { Transaction } from "../db";
import { excludedParticipants } from "../excluding/excluded-participants";
import { keepPortions } from "./keep-portions";
import { loadAboutYou } from "./load-about-you";
import type { StreamedResponse } from "./stream-responses";
import { loadCompared } from "./study-responses";

/**
 * The rows as a table to compare, of the analysis set alone: everything else is read in the snapshot
 * of `tx`. The same rows give the same table as the comparison page has.
 */
export async function readComparedTable(
  tx: Transaction,
  portions: AsyncIterable<StreamedResponse[]>,
  studyId: string,
  set: AnalysisSet,
): Promise<ResponseTable> {
  const { methods, constructs } = await loadCompared(studyId, tx);
  const collected = collectSet(
    set,
    methods.map(({ key, label }) => ({ key, label })),
    constructs.map(({ id: _, ...construct }) => construct),
    await excludedParticipants(studyId, tx),
  );
  const places = new Map(methods.map(({ id }, place) => [id, place]));
  await keepPortions(collected, portions, places, new Map());
  const aboutYou = await loadAboutYou(tx, studyId, collected.participants());
  return { ...collected.table(), aboutYou };
}
