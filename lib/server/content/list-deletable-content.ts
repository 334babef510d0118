import "server-only";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { db } from "@/lib/server/shared/db";
import type { DeletableContent } from "@/lib/views/content/deletable-content";

/** What a draft has that can be deleted at once, kind by kind, in the order of its methods. */
export async function listDeletableContent({ studyId }: StudyAccess): Promise<DeletableContent[]> {
  const methods = await db().method.findMany({
    where: { studyId },
    orderBy: [{ position: "asc" }, { key: "asc" }],
    select: { key: true, label: true, _count: { select: { explanations: true, modelRuns: true } } },
  });
  const unexplained = await db().question.count({
    where: { studyId, explanations: { none: {} } },
  });
  const all: DeletableContent[] = [
    ...methods.map(({ key, label, _count }) => ({
      input: { what: "explanations" as const, method: key },
      label,
      count: _count.explanations,
    })),
    ...methods.map(({ key, label, _count }) => ({
      input: { what: "accuracy-runs" as const, method: key },
      label,
      count: _count.modelRuns,
    })),
    { input: { what: "unexplained-questions" }, label: "", count: unexplained },
  ];
  return all.filter(({ count }) => count > 0);
}
