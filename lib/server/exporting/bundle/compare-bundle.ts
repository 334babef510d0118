import "server-only";
import type { BundleFigures } from "@/lib/exporters/bundle/bundle-description";
import { compareTable } from "../../comparing/compare-table";
import { type ComparedResponses, readComparedTable } from "../../comparing/read-compared-table";
import { inSnapshot } from "./in-snapshot";

/**
 * The comparison of a bundle's own rows. That it cannot be made keeps nobody from the data: then the
 * reason is said in its place.
 */
export async function compareBundle(
  compared: ComparedResponses,
): Promise<Pick<BundleFigures, "comparison" | "noComparison">> {
  const { studyId, snapshot, signal } = compared;
  try {
    const { table, seed } = await inSnapshot(snapshot, async (tx) => {
      const { seed } = await tx.study.findUniqueOrThrow({
        where: { id: studyId },
        select: { seed: true },
      });
      return { seed, table: await readComparedTable(tx, compared) };
    });
    return { comparison: await compareTable(table, seed), noComparison: null };
  } catch (error) {
    if (!signal.aborted) console.error(error);
    return {
      comparison: null,
      noComparison: "The comparison could not be computed on the server when the data were taken.",
    };
  }
}
