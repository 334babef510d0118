import "server-only";
import { readProtocol } from "@/lib/schemas/protocol/protocol-edit";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { db } from "@/lib/server/shared/db";
import type { Protocol } from "@/lib/study/protocol/protocol";
import type { ProtocolVersionRow } from "@/lib/views/protocol/protocol-version";

interface Row extends Omit<ProtocolVersionRow, "openedAt"> {
  openedAt: Date | null;
}

/** The versions of the study's protocol, the newest first, with what was answered under each. */
export async function listProtocolVersions(access: StudyAccess): Promise<ProtocolVersionRow[]> {
  const rows = await db().$queryRaw<Row[]>`
    SELECT v.number, v.hash, v.opened_at AS "openedAt",
           (SELECT count(*)::int FROM participant p
             WHERE p.study_id = v.study_id AND p.protocol_version_id = v.id) AS participants,
           (SELECT count(*)::int FROM response r
             WHERE r.study_id = v.study_id AND r.protocol_version_id = v.id) AS responses
      FROM protocol_version v
      WHERE v.study_id = ${access.studyId}::uuid
      ORDER BY v.number DESC`;
  return rows.map(({ openedAt, ...row }) => ({
    ...row,
    openedAt: openedAt?.toISOString() ?? null,
  }));
}

/** The protocol of a version of the study, completed by what older documents leave unsaid; null without one. */
export async function loadProtocolVersion(
  access: StudyAccess,
  number: number,
): Promise<Protocol | null> {
  const version = await db().protocolVersion.findFirst({
    where: { studyId: access.studyId, number },
    select: { document: true },
  });
  const read = readProtocol(version?.document);
  return read.kind === "ok" ? read.protocol : null;
}
