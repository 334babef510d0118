import "server-only";
import { randomBytes } from "node:crypto";
import type { NewStudyInput } from "@/lib/schemas/setup/new-study";
import { refuseUnlessStudyMaker } from "@/lib/server/accounts/study-makers";
import { recordAuditEntry } from "@/lib/server/audit/record-audit-entry";
import type { Prisma } from "@/lib/server/prisma-client/client";
import { db } from "@/lib/server/shared/db";
import { waiting } from "@/lib/server/shared/transaction-times";
import { buildStudy } from "@/lib/server/study-builder/build-study";
import type { StudyDefinition } from "@/lib/server/study-builder/study-definition";
import { firstProtocol } from "@/lib/study/protocol/first-protocol";
import { refusingTakenSlug } from "./refusing-taken-slug";

/** Storing much content takes its time. */
const LONG = waiting(120_000);

/** Makes a draft study with nothing in it but a protocol to begin with; its maker owns it. */
export function createStudy(
  staff: { userId: string },
  { title, slug }: NewStudyInput,
): Promise<{ slug: string }> {
  const protocol = firstProtocol(title);
  const { constructs } = protocol;
  return storeNewStudy(
    staff,
    { slug, title, methods: [], constructs, protocol, questions: [] },
    { from: "nothing" },
  );
}

/**
 * Stores a new draft study, with its maker as owner and a seed of its own; the audit log says what it
 * was made from.
 * @throws AppError not-acceptable (422) at "slug" when another study has the name; not-allowed (403)
 * to accounts that may not create studies.
 */
export async function storeNewStudy(
  { userId }: { userId: string },
  definition: Omit<StudyDefinition, "seed">,
  origin: Prisma.InputJsonObject,
): Promise<{ slug: string }> {
  const { slug } = definition;
  return refusingTakenSlug(slug, () =>
    db().$transaction(async (tx) => {
      await refuseUnlessStudyMaker({ userId }, tx);
      const seed = randomBytes(16).toString("hex");
      const { id } = await buildStudy(tx, { ...definition, seed });
      await tx.studyMember.create({ data: { studyId: id, userId, role: "OWNER" } });
      const access = { studyId: id, slug, userId, capability: "manage" as const };
      await recordAuditEntry(access, "create-study", origin, tx);
      return { slug };
    }, LONG),
  );
}
