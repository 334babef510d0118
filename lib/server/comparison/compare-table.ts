import "server-only";
import { compareCounts } from "@/lib/comparison/compare-counts";
import { comparisonDocument } from "@/lib/comparison/document/comparison-document";
import type { Json } from "@/lib/comparison/document/document-figures";
import type { HeadlinePlan } from "@/lib/comparison/headline/headline-plan";
import { resamplingOf } from "@/lib/comparison/resampling";
import type { ResponseTable } from "@/lib/comparison/responses/response-table";
import { countTable } from "@/lib/comparison/responses/set-counts";
import { fitOnce } from "./fit-once";

/** The whole comparison of a table, as the document that the comparison page gives. */
export async function compareTable(
  table: ResponseTable,
  seed: string,
  plan: HeadlinePlan | null,
): Promise<{ [key: string]: Json }> {
  const counts = countTable(table);
  if (counts.responses === 0) return emptyDocument(table.methods);
  const fitted = await fitOnce(table, resamplingOf(seed), plan);
  return comparisonDocument(table, counts, compareCounts(table, counts), fitted);
}

/** The document of a study without responses. */
export function emptyDocument(methods: readonly { key: string }[]): { [key: string]: Json } {
  return { methods: methods.map(({ key }) => key), participants: 0, responses: 0, constructs: {} };
}
