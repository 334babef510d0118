import "server-only";
import { db } from "@/lib/server/shared/db";
import { LatelyUsed } from "@/lib/server/shared/lately-used";

const KEPT = 60;
const kept = new LatelyUsed<{ value: unknown }>(KEPT);

/**
 * What follows from a study's content alone: computed once a process as long as the content is frozen,
 * and each time while it is a draft's. Retirements are no part of the content.
 */
export async function ofFrozenContent<Value>(
  name: string,
  studyId: string,
  compute: () => Promise<Value>,
): Promise<Value> {
  const { status, discardedPilots } = await db().study.findUniqueOrThrow({
    where: { id: studyId },
    select: { status: true, discardedPilots: true },
  });
  if (status === "DRAFT") return compute();
  // After a pilot a study may have been a draft again.
  const key = `${name}/${studyId}/${discardedPilots}`;
  const known = kept.get(key);
  if (known) return known.value as Value;
  const value = await compute();
  kept.set(key, { value });
  return value;
}
