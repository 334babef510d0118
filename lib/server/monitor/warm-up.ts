import "server-only";
import { loadPerformance } from "@/lib/server/comparison/load-performance";
import { studyResponses } from "@/lib/server/comparison/study-responses";
import { db } from "@/lib/server/shared/db";
import { currentMonitor } from "./current-monitor";

const STUDIES = 4;

/**
 * Reads what the pages of the studies that were begun last keep in memory: whoever asks first after a
 * start of the app need not wait for all responses to be read.
 */
export async function warmUp(): Promise<void> {
  const studies = await db().study.findMany({
    where: { status: { notIn: ["DRAFT", "ARCHIVED"] } },
    orderBy: { createdAt: "desc" },
    take: STUDIES,
    select: { id: true },
  });
  for (const { id } of studies) {
    await currentMonitor({ studyId: id });
    await studyResponses(id);
    await loadPerformance({ studyId: id });
  }
}
