import "server-only";
import { byMethodOrder } from "@/lib/importers/method-key";
import type { Transaction } from "@/lib/server/shared/db";

export interface StudyMethods {
  /** Of all methods of the study, by key. */
  ids: Map<string, string>;
  /** The keys of those that were added. */
  added: string[];
}

export async function findMethods(tx: Transaction, studyId: string): Promise<StudyMethods> {
  const methods = await tx.method.findMany({ where: { studyId }, select: { id: true, key: true } });
  return { ids: new Map(methods.map(({ id, key }) => [key, id])), added: [] };
}

/** Adds the methods that a draft study lacks, each where it stands in the usual order. */
export async function addMethods(
  tx: Transaction,
  studyId: string,
  keys: readonly string[],
): Promise<StudyMethods> {
  const before = await tx.method.findMany({
    where: { studyId },
    orderBy: [{ position: "asc" }, { key: "asc" }],
    select: { key: true },
  });
  const known = before.map(({ key }) => key);
  const order = placeMethods(known, keys);
  for (const [index, key] of order.entries()) {
    const position = index + 1;
    await tx.method.upsert({
      where: { studyId_key: { studyId, key } },
      create: { studyId, key, label: key, position },
      update: { position },
    });
  }
  const added = order.filter((key) => !known.includes(key));
  return { ...(await findMethods(tx, studyId)), added };
}

/** The known keys in their order, which may be the researcher's own, with the others put among them. */
export function placeMethods(known: readonly string[], others: readonly string[]): string[] {
  const order = [...known];
  for (const key of others) {
    if (order.includes(key)) continue;
    const next = order.findIndex((present) => byMethodOrder(key, present) < 0);
    order.splice(next === -1 ? order.length : next, 0, key);
  }
  return order;
}
