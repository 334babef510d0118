import "server-only";
import { protocolSchema } from "@/lib/schemas/protocol";
import type { StudyAccess } from "../accounts/access";
import { db } from "../db";

/**
 * The answer options in words, from 1 upwards, under the newest protocol. Where only the data of a
 * study are known, so that no protocol gives the words, they are the numbers.
 */
export async function loadScale(access: StudyAccess): Promise<string[]> {
  const study = await db().study.findUniqueOrThrow({
    where: { id: access.studyId },
    select: {
      protocolVersions: { orderBy: { number: "desc" }, take: 1, select: { document: true } },
      constructs: { orderBy: { position: "asc" }, take: 1, select: { points: true } },
    },
  });
  const protocol = protocolSchema.safeParse(study.protocolVersions[0]?.document);
  if (protocol.success) return protocol.data.scale;
  const points = study.constructs[0]?.points ?? 5;
  return Array.from({ length: points }, (_, index) => String(index + 1));
}
