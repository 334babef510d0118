import "server-only";
import { db } from "@/lib/server/shared/db";
import type { PilotStudy } from "@/lib/study/pilot/pilot-people";
import type { Protocol } from "@/lib/study/protocol/protocol";

/** What simulated participants have to know of a study. */
export async function loadPilotStudy(studyId: string, protocol: Protocol): Promise<PilotStudy> {
  const [constructs, methods] = await Promise.all([
    db().construct.findMany({
      where: { studyId },
      orderBy: { position: "asc" },
      select: { key: true, points: true, reversed: true },
    }),
    db().method.findMany({
      where: { studyId },
      orderBy: [{ position: "asc" }, { key: "asc" }],
      select: { key: true },
    }),
  ]);
  return {
    constructs,
    methodKeys: methods.map(({ key }) => key),
    screening: protocol.screening,
    ownQuestions: protocol.ownQuestions,
    comprehension: protocol.comprehension,
    checks: protocol.attention.checks,
    checkPoints: protocol.scale.length,
  };
}
