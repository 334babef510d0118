import "server-only";
import { randomBytes } from "node:crypto";
import { AppError } from "@/lib/errors";
import type { NewStudyInput } from "@/lib/schemas/new-study";
import { firstProtocol } from "@/lib/study/first-protocol";
import { recordAuditEntry } from "../auditing/record-audit-entry";
import { buildStudy } from "../building/build-study";
import type { StudyDefinition } from "../building/study-definition";
import { db } from "../db";
import { Prisma } from "../prisma-client/client";

/** Storing much content takes its time. */
const LONG = { maxWait: 20_000, timeout: 120_000 };

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
 * @throws AppError not-acceptable (422) at "slug" when another study has the name.
 */
export async function storeNewStudy(
  { userId }: { userId: string },
  definition: Omit<StudyDefinition, "seed">,
  origin: Prisma.InputJsonObject,
): Promise<{ slug: string }> {
  const { slug } = definition;
  try {
    return await db().$transaction(async (tx) => {
      const seed = randomBytes(16).toString("hex");
      const { id } = await buildStudy(tx, { ...definition, seed });
      await tx.studyMember.create({ data: { studyId: id, userId, role: "OWNER" } });
      const access = { studyId: id, slug, userId, capability: "manage" as const };
      await recordAuditEntry(access, "create-study", origin, tx);
      return { slug };
    }, LONG);
  } catch (error) {
    if (!isTaken(error)) throw error;
    const message = `Another study has the name “${slug}” already; choose another.`;
    throw new AppError("not-acceptable", message, [{ path: "slug", message }]);
  }
}

/** Whether a study of that name was there: the one unique value of a study beside its id. */
function isTaken(error: unknown): boolean {
  return (
    error instanceof Prisma.PrismaClientKnownRequestError &&
    error.code === "P2002" &&
    error.meta?.modelName === "Study"
  );
}
