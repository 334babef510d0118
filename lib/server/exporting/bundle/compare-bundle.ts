import "server-only";
import type { BundleFigures } from "@/lib/exporters/bundle/bundle-description";
import type { AnalysisSet } from "@/lib/figures/analysis-set";
import { compareTable } from "../../comparing/compare-table";
import { readComparedTable } from "../../comparing/read-compared-table";
import { streamResponsesOf } from "../../comparing/stream-responses";
import type { Prisma } from "../../prisma-client/client";
import type { SnapshotName } from "../../take-snapshot";
import { inSnapshot } from "./in-snapshot";

interface Compared {
  studyId: string;
  set: AnalysisSet;
  /** Whose responses are in the bundle, as a condition over participants `p`. */
  condition: Prisma.Sql;
  snapshot: SnapshotName;
  /** Given up when the reader of the bundle has left. */
  signal: AbortSignal;
}

/**
 * The comparison of a bundle's own rows. That it cannot be made keeps nobody from the data: then the
 * reason is said in its place.
 */
export async function compareBundle({
  studyId,
  set,
  condition,
  snapshot,
  signal,
}: Compared): Promise<Pick<BundleFigures, "comparison" | "noComparison">> {
  try {
    const { compared, seed } = await inSnapshot(snapshot, async (tx) => {
      const { seed } = await tx.study.findUniqueOrThrow({
        where: { id: studyId },
        select: { seed: true },
      });
      const portions = until(signal, streamResponsesOf(studyId, condition, snapshot));
      return { seed, compared: await readComparedTable(tx, portions, studyId, set) };
    });
    return { comparison: await compareTable(compared, seed), noComparison: null };
  } catch (error) {
    if (!signal.aborted) console.error(error);
    return {
      comparison: null,
      noComparison: "The comparison could not be computed on the server when the data were taken.",
    };
  }
}

async function* until<Item>(signal: AbortSignal, items: AsyncIterable<Item>): AsyncGenerator<Item> {
  for await (const item of items) {
    signal.throwIfAborted();
    yield item;
  }
}
