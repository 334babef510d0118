import "server-only";
import { randomUUID } from "node:crypto";
import type { RecordLine } from "@/lib/schemas/setup/study-record";
import { Prisma } from "@/lib/server/prisma-client/client";
import { refusingTakenSlug } from "@/lib/server/setup/refusing-taken-slug";
import type { Transaction } from "@/lib/server/shared/db";
import type { RecordTarget } from "./store-lines";

/** What the study is called here; unsaid, as the record calls it. */
export interface Named {
  slug?: string | undefined;
  title?: string | undefined;
}

/**
 * Makes the study of a record, as a draft that its content can be stored in. Where the study of the
 * record is here already, this one is another, and so are all its ids.
 */
export async function makeRecordedStudy(
  tx: Transaction,
  line: RecordLine<"study">,
  { slug = line.slug, title = line.title }: Named,
): Promise<RecordTarget> {
  const renamed = (await tx.study.count({ where: { id: line.id } })) > 0;
  const { seed, discardedPilots } = line;
  const id = renamed ? randomUUID() : line.id;
  const data = { id, slug, title, seed, discardedPilots, arrivals: { create: {} } };
  await refusingTakenSlug(slug, () => tx.study.create({ data }));
  return { studyId: id, renamed };
}

/**
 * Closes the study, with the times that it had where it was made. Records of before orders were told apart
 * have imported slots as positions.
 */
export async function closeRecordedStudy(
  tx: Transaction,
  { studyId }: RecordTarget,
  { openedAt, closedAt, orderKnown }: RecordLine<"study">,
): Promise<void> {
  const { _max } = await tx.participant.aggregate({ where: { studyId }, _max: { ordinal: true } });
  await tx.studyArrivals.update({
    where: { studyId },
    data: { lastOrdinal: _max.ordinal ?? 0 },
  });
  await tx.$executeRaw(Prisma.sql`
    UPDATE study SET status = 'CLOSED', opened_at = ${openedAt}::timestamptz,
                     closed_at = coalesce(${closedAt}::timestamptz, now()),
                     order_known = coalesce(${orderKnown ?? null}::boolean, NOT EXISTS (
                       SELECT FROM participant p
                         WHERE p.study_id = study.id AND p.source = 'IMPORTED'))
      WHERE id = ${studyId}::uuid`);
}
