import "server-only";
import { mayManage } from "@/lib/server/accounts/access";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { loadSampleTrial } from "@/lib/server/participation/load-sample-trial";
import { db } from "@/lib/server/shared/db";
import type { BlindTrial } from "@/lib/study/protocol/protocol";
import type { StudyStatusKey } from "@/lib/views/lifecycle/study-place";
import { loadProtocolToEdit, type ProtocolToEdit } from "./load-protocol-editor";

export interface ConstructsPageData {
  status: StudyStatusKey;
  /** Whether this person may change the constructs now. */
  editable: boolean;
  protocol: ProtocolToEdit;
  /** As they are stored: published data may have constructs without a protocol. */
  constructs: StoredConstruct[];
  /** One explanation to show the statements under. */
  sample: BlindTrial | null;
}

export interface StoredConstruct {
  key: string;
  statement: string | null;
  points: number;
  reversed: boolean;
}

/** What the page of the constructs shows. */
export async function loadConstructsPage(access: StudyAccess): Promise<ConstructsPageData> {
  const { studyId } = access;
  const [study, manage, protocol, constructs] = await Promise.all([
    db().study.findUniqueOrThrow({ where: { id: studyId }, select: { status: true } }),
    mayManage(access),
    loadProtocolToEdit(access),
    db().construct.findMany({
      where: { studyId },
      orderBy: { position: "asc" },
      select: { key: true, statement: true, points: true, reversed: true },
    }),
  ]);
  return {
    status: study.status,
    editable: manage && study.status === "DRAFT",
    protocol,
    constructs,
    sample: await loadSampleTrial(access, protocol.document),
  };
}
