import "server-only";
import { AppError, type FieldProblem } from "@/lib/errors";
import type { EditedMethod, SaveMethodsInput } from "@/lib/schemas/setup/methods";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { recordAuditEntry } from "@/lib/server/audit/record-audit-entry";
import { db, type Transaction } from "@/lib/server/shared/db";
import { lockStudy } from "@/lib/server/study-builder/change-study-status";
import { sayMethodUses } from "@/lib/views/content/method-uses";
import { loadMethods, type StoredMethod } from "./load-methods";

/**
 * Saves the methods of a draft as a whole: new ones, other names, another order, and those that are
 * gone, which nothing may use.
 *
 * @throws AppError study-not-open (409) when the study is no draft; changed-meanwhile (409) when the
 * methods are not those that this was made from; not-acceptable (422) when one that is used is gone.
 */
export async function saveMethods(
  access: StudyAccess,
  { basedOn, methods }: SaveMethodsInput,
): Promise<{ methods: StoredMethod[]; hash: string }> {
  const { studyId } = access;
  return db().$transaction(async (tx) => {
    if ((await lockStudy(tx, studyId)) !== "DRAFT") {
      throw new AppError("study-not-open", "The methods of a study that is no draft are frozen.");
    }
    const stored = await loadMethods(tx, studyId);
    if (stored.hash !== basedOn) {
      throw new AppError(
        "changed-meanwhile",
        "Somebody else, or an import, has changed the methods meanwhile. Load the page again to see them; what you typed is lost then.",
      );
    }
    const kept = new Set(methods.flatMap(({ id }) => id ?? []));
    const gone = stored.methods.filter(({ id }) => !kept.has(id));
    await removeUnused(tx, studyId, gone);
    await storeMethods(tx, studyId, stored.methods, methods);
    const detail = { methods: methods.map(({ key }) => key), removed: gone.map(({ key }) => key) };
    await recordAuditEntry(access, "save-methods", detail, tx);
    return loadMethods(tx, studyId);
  });
}

async function removeUnused(
  tx: Transaction,
  studyId: string,
  gone: readonly StoredMethod[],
): Promise<void> {
  const fields: FieldProblem[] = [];
  for (const { id, label } of gone) {
    const explanations = await tx.explanation.count({ where: { studyId, methodId: id } });
    const runs = await tx.modelRun.count({ where: { studyId, methodId: id } });
    if (explanations + runs === 0) continue;
    const uses = sayMethodUses({ explanations, runs });
    const message = `“${label}” has ${uses}: delete them on the Content page first.`;
    fields.push({ path: "methods", message });
  }
  if (fields.length > 0) {
    const message = fields.map((field) => field.message).join(" ");
    throw new AppError("not-acceptable", message, fields);
  }
  await tx.method.deleteMany({ where: { studyId, id: { in: gone.map(({ id }) => id) } } });
}

async function storeMethods(
  tx: Transaction,
  studyId: string,
  stored: readonly StoredMethod[],
  methods: readonly EditedMethod[],
): Promise<void> {
  const known = new Set(stored.map(({ id }) => id));
  // Keys are unique: they are moved out of the way before each method takes its own.
  await tx.$executeRaw`
    UPDATE method SET key = 'was ' || id WHERE study_id = ${studyId}::uuid`;
  for (const [index, { id, factors, ...named }] of methods.entries()) {
    const data = {
      ...named,
      position: index + 1,
      factors: Object.fromEntries(factors.map(({ name, level }) => [name, level])),
    };
    if (id === null) await tx.method.create({ data: { studyId, ...data } });
    else if (known.has(id)) await tx.method.updateMany({ where: { studyId, id }, data });
    else throw new AppError("changed-meanwhile", "One of the methods is not there any more.");
  }
}
