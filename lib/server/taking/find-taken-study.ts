import "server-only";
import { protocolSchema } from "@/lib/schemas/protocol";
import type { Protocol } from "@/lib/study/protocol";
import { db } from "../db";
import type { StudyStatus } from "../prisma-client/enums";

export interface TakenStudy {
  id: string;
  slug: string;
  status: StudyStatus;
  seed: string;
  protocolVersionId: string;
  protocol: Protocol;
}

/** The study behind a recruitment link with its newest opened protocol, or null. */
export async function findTakenStudy(slug: string): Promise<TakenStudy | null> {
  const study = await db().study.findUnique({
    where: { slug },
    select: {
      id: true,
      slug: true,
      status: true,
      seed: true,
      protocolVersions: {
        where: { openedAt: { not: null } },
        orderBy: { number: "desc" },
        take: 1,
        select: { id: true, document: true },
      },
    },
  });
  const version = study?.protocolVersions[0];
  if (!study || !version) return null;
  const { id, status, seed } = study;
  const protocol = protocolSchema.parse(version.document);
  return { id, slug, status, seed, protocolVersionId: version.id, protocol };
}
