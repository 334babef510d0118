import "server-only";
import { db } from "@/lib/server/shared/db";
import { findTakenStudy, type TakenStudy } from "./find-taken-study";
import { frozenProtocol } from "./frozen-protocol";

/** Whether MTurk shows a study's pages in a frame of its own: only where the study recruits there. */
export function isFramed({ protocol }: Pick<TakenStudy, "protocol">): boolean {
  return protocol.recruitment.mturk !== null;
}

/** The same of a study by its id. */
export async function isFramedStudy(studyId: string): Promise<boolean> {
  const newest = await db().protocolVersion.findFirst({
    where: { studyId, openedAt: { not: null } },
    orderBy: { number: "desc" },
    select: { id: true },
  });
  return newest !== null && isFramed({ protocol: await frozenProtocol(newest.id) });
}

/** The same of a participants' page, by its path. False for what is none. */
export async function isFramedPath(path: string): Promise<boolean> {
  const [, slug] = /^\/take\/([^/]+)/.exec(path) ?? [];
  if (!slug) return false;
  const study = await findTakenStudy(decodeURIComponent(slug));
  return study !== null && isFramed(study);
}
