import "server-only";
import { readProtocol } from "@/lib/schemas/protocol/protocol-edit";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { db } from "@/lib/server/shared/db";
import type { ContentFinding } from "@/lib/study/content/content-scan";
import { completedDraft } from "@/lib/study/protocol/first-protocol";
import type { Protocol } from "@/lib/study/protocol/protocol";
import type { StudyStatusKey } from "@/lib/views/lifecycle/study-place";
import { type PackedExplanation, packPool } from "@/lib/views/protocol/packed-pool";
import { loadContentToOpen } from "./check-opening";

/** The document that is edited next, and the version that it will be. */
export interface ProtocolToEdit {
  number: number;
  /** What a save of it is based on; empty where there is nothing yet. */
  hash: string;
  document: Protocol;
}

export interface ProtocolEditorData extends ProtocolToEdit {
  status: StudyStatusKey;
  methods: { id: string; key: string; label: string }[];
  constructs: { key: string; points: number }[];
  content: PackedExplanation[];
  findings: ContentFinding[];
}

/** The newest version, or what begins the first: it is edited itself while it is a draft. */
export async function loadProtocolToEdit({ studyId }: StudyAccess): Promise<ProtocolToEdit> {
  const [newest, study] = await Promise.all([
    db().protocolVersion.findFirst({
      where: { studyId },
      orderBy: { number: "desc" },
      select: { number: true, hash: true, document: true, openedAt: true },
    }),
    db().study.findUniqueOrThrow({ where: { id: studyId }, select: { title: true } }),
  ]);
  const read = readProtocol(newest?.document);
  return {
    number: newest ? newest.number + (newest.openedAt ? 1 : 0) : 1,
    hash: newest?.hash ?? "",
    document: read.kind === "ok" ? read.protocol : completedDraft(newest?.document, study.title),
  };
}

/** Everything that the editor shows, and what it reckons its warnings from. */
export async function loadProtocolEditor(access: StudyAccess): Promise<ProtocolEditorData> {
  const [toEdit, study, content] = await Promise.all([
    loadProtocolToEdit(access),
    db().study.findUniqueOrThrow({ where: { id: access.studyId }, select: { status: true } }),
    loadContentToOpen(access.studyId),
  ]);
  return {
    ...toEdit,
    status: study.status,
    methods: content.methods.map(({ id, key, label }) => ({ id, key, label })),
    constructs: [...content.constructs],
    content: packPool(content.content, content.methods),
    findings: [...content.findings],
  };
}
