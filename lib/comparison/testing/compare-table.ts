import { expect } from "vitest";
import { compareCounts } from "@/lib/comparison/compare-counts";
import { comparisonDocument } from "@/lib/comparison/document/comparison-document";
import { fitComparison } from "@/lib/comparison/fit-comparison";
import type { ResponseTable } from "@/lib/comparison/responses/response-table";
import { countTable } from "@/lib/comparison/responses/set-counts";

// biome-ignore lint/suspicious/noExplicitAny: tests read the document as others' programs do
export type Loose = any;

/** Enough for an interval, and quick. */
const RESAMPLING = { replicates: 100, permutations: 100, confidence: 0.95, seed: "test" };

/** The whole comparison of a table, as it arrives when it was written as JSON. */
export function compareTable(table: ResponseTable): Loose {
  const counts = countTable(table);
  const fitted = fitComparison(table, RESAMPLING);
  const document = comparisonDocument(table, counts, compareCounts(table, counts), fitted);
  expectSound(document, "document");
  return JSON.parse(JSON.stringify(document));
}

/**
 * Where nothing is asked for: question unknown, no length, no participants' answers; nothing planned; what an
 * ordinal or a linear headline has not; a separation that is none.
 */
const MAY_BE_NULL =
  /\.(lmmCrossed|linearModels|effects|clustered|headline\.(baseline|smallestEffect|nonInferiorityMargin)|explanations|residualVariance|marginal|proportionalOdds|thin|equivalence|nonInferiority|cap|pSecondary)$/;

/** Fails on what JSON cannot hold, and on a figure that is missing without a sentence about it. */
export function expectSound(value: Loose, where: string): void {
  if (typeof value === "number") {
    expect(Number.isFinite(value), `${where} is ${value}`).toBe(true);
  } else if (value === null) {
    expect(where).toMatch(MAY_BE_NULL);
  } else if (typeof value === "object") {
    // In words; a method or construct that is called "kind" has figures there.
    if (typeof value.kind === "string") {
      expect(["insufficient-data", "undefined"], where).toContain(value.kind);
      expect(value.reason, where).toMatch(/^[a-z][^.]+ [^.]+$/);
    }
    for (const [key, inner] of Object.entries(value)) expectSound(inner, `${where}.${key}`);
  }
}
