import "server-only";
import { AppError } from "@/lib/errors";
import { readProtocol, type SaveProtocolInput } from "@/lib/schemas/protocol-edit";
import { hasEnded } from "@/lib/study/lifecycle";
import type { Protocol } from "@/lib/study/protocol";
import type { StudyAccess } from "../accounts/access";
import { lockStudy } from "../building/change-study-status";
import { hashDocument } from "../building/hash-document";
import { db, type Transaction } from "../db";
import type { Prisma } from "../prisma-client/client";

export interface SavedProtocol {
  /** The draft's version number. */
  number: number;
  hash: string;
}

/**
 * Saves the protocol as the draft of the version that opens next; the first save after an opening
 * makes that draft. In a study that has not opened, its constructs follow the protocol.
 *
 * @throws AppError malformed-request (400) with the fields' problems; changed-meanwhile (409) when the
 * newest version is not the one that this was made from; not-acceptable (422) when it would change
 * what is frozen; study-not-open (409) once the study has closed.
 */
export async function saveProtocol(
  access: StudyAccess,
  input: SaveProtocolInput,
): Promise<SavedProtocol> {
  const read = readProtocol(input.document);
  if (read.kind === "problems") {
    const message = "Some fields are missing or malformed.";
    throw new AppError("malformed-request", message, read.problems);
  }
  const { protocol } = read;
  const { studyId } = access;
  const document: Prisma.InputJsonObject = JSON.parse(JSON.stringify(protocol));
  const hash = hashDocument(document);
  return db().$transaction(async (tx) => {
    const status = await lockStudy(tx, studyId);
    if (hasEnded(status)) {
      throw new AppError("study-not-open", "The study has closed; its protocol stays as it is.");
    }
    const newest = await tx.protocolVersion.findFirst({
      where: { studyId },
      orderBy: { number: "desc" },
      select: { id: true, number: true, hash: true, openedAt: true },
    });
    // The same document once more, after a lost reply, is saved already.
    if (newest && newest.hash === hash) return { number: newest.number, hash };
    if ((newest?.hash ?? "") !== input.basedOn) {
      throw new AppError(
        "changed-meanwhile",
        "Somebody else has saved this protocol meanwhile. What you typed is kept in this browser.",
      );
    }
    if (status === "DRAFT") await followConstructs(tx, studyId, protocol);
    else await refuseFrozenChange(tx, studyId, protocol);
    if (newest && !newest.openedAt) {
      await tx.protocolVersion.update({ where: { id: newest.id }, data: { document, hash } });
      return { number: newest.number, hash };
    }
    const number = (newest?.number ?? 0) + 1;
    await tx.protocolVersion.create({ data: { studyId, number, document, hash } });
    return { number, hash };
  });
}

/** Constructs of a study that has not opened are those of its protocol. */
async function followConstructs(
  tx: Transaction,
  studyId: string,
  { constructs, scale }: Protocol,
): Promise<void> {
  await tx.construct.deleteMany({
    where: { studyId, key: { notIn: constructs.map(({ key }) => key) } },
  });
  // Positions are unique: they are moved out of the way before each takes its own.
  await tx.$executeRaw`
    UPDATE construct SET position = -position - 1 WHERE study_id = ${studyId}::uuid`;
  for (const [index, { key, statement }] of constructs.entries()) {
    const row = { statement, position: index + 1, points: scale.length };
    await tx.construct.upsert({
      where: { studyId_key: { studyId, key } },
      create: { studyId, key, ...row },
      update: row,
    });
  }
}

async function refuseFrozenChange(
  tx: Transaction,
  studyId: string,
  { constructs, scale }: Protocol,
): Promise<void> {
  const frozen = await tx.construct.findMany({
    where: { studyId },
    select: { key: true, points: true },
  });
  const keys = new Set(constructs.map(({ key }) => key));
  const sameKeys = frozen.length === keys.size && frozen.every(({ key }) => keys.has(key));
  const fields = [
    ...(sameKeys
      ? []
      : [{ path: "constructs", message: "The constructs of a study that has opened are frozen." }]),
    ...(frozen.every(({ points }) => points === scale.length)
      ? []
      : [{ path: "scale", message: "The number of answer options is frozen since the opening." }]),
  ];
  if (fields.length === 0) return;
  throw new AppError("not-acceptable", "This would change what has been frozen.", fields);
}
