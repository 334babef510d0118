import "server-only";
import { protocolSchema } from "@/lib/schemas/protocol/protocol";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { db } from "@/lib/server/shared/db";

/** The looks at running data that the newest protocol planned: numbers of completed participants. */
export async function loadInterimLooks({ studyId }: StudyAccess): Promise<number[]> {
  const version = await db().protocolVersion.findFirst({
    where: { studyId },
    orderBy: { number: "desc" },
    select: { document: true },
  });
  const protocol = protocolSchema.safeParse(version?.document);
  return protocol.success ? (protocol.data.interimLooks ?? []) : [];
}
