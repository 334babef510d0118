import "server-only";
import { protocolSchema } from "@/lib/schemas/protocol/protocol";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { db, type Transaction } from "@/lib/server/shared/db";
import { targetOfExplanation } from "@/lib/views/monitor/study-progress";

/** What the newest protocol aims at and pays; null where there is none. */
export async function loadAims(tx: Transaction, studyId: string) {
  const version = await tx.protocolVersion.findFirst({
    where: { studyId },
    orderBy: { number: "desc" },
    select: { document: true },
  });
  const protocol = protocolSchema.safeParse(version?.document);
  if (!protocol.success) return null;
  const { assignment, explanationsPerMethod, pool, recruitment, reward, targetParticipants } =
    protocol.data;
  return {
    targetParticipants,
    explanationsPerMethod,
    ratingsPerExplanation: assignment.ratingsPerExplanation,
    pool,
    reward: reward ?? null,
    prolific: recruitment.prolific !== null,
  };
}

export type Aims = NonNullable<Awaited<ReturnType<typeof loadAims>>>;

/** Responses that an explanation is to get; null where the protocol names no number. */
export async function loadAim({ studyId }: StudyAccess): Promise<number | null> {
  const aims = await loadAims(db(), studyId);
  if (!aims) return null;
  const method = await db().method.findFirst({
    where: { studyId },
    orderBy: [{ position: "asc" }, { key: "asc" }],
    select: { _count: { select: { explanations: true } } },
  });
  return targetOfExplanation({ ...aims, explanations: method?._count.explanations ?? 0 });
}
