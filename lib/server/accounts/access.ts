import "server-only";
import { AppError } from "@/lib/errors";
import type { StudyRole, StudyStatus } from "@/lib/server/prisma-client/enums";
import { db } from "@/lib/server/shared/db";
import { requireStaff } from "./sign-in/auth";
import { CAPABILITIES, type Capability, type StudyAccess } from "./study-access";
import { findTokenBearer, type ProgramRequest } from "./tokens/find-token-bearer";

const ROLES: Record<Capability, StudyRole[]> = {
  view: ["OWNER", "RESEARCHER", "ANALYST", "VIEWER"],
  export: ["OWNER", "RESEARCHER", "ANALYST"],
  manage: ["OWNER", "RESEARCHER"],
  own: ["OWNER"],
};

/** Each capability, and whether the role has it. */
export function capabilitiesOf(role: StudyRole): Record<Capability, boolean> {
  const entries = CAPABILITIES.map((capability) => [capability, ROLES[capability].includes(role)]);
  return Object.fromEntries(entries) as Record<Capability, boolean>;
}

/**
 * Finds the study among those that the signed-in person may use in this way. A study that does not
 * exist and one that is not theirs look the same. With `program`, a token of the study for this scope
 * does as well, for as long as who made it may use the study in this way.
 * @throws AppError not-signed-in, not-authentic (401), not-allowed (403), not-found (404);
 * study-archived (409) to who would manage a study that has been archived.
 */
export async function requireStudyAccess(
  slug: string,
  capability: Capability,
  program?: ProgramRequest,
): Promise<StudyAccess> {
  const { status, ...access } = await findStudyAccess(slug, capability, program);
  if (capability === "manage" && status === "ARCHIVED") {
    throw new AppError(
      "study-archived",
      "The study is archived, so nothing in it is changed. Take it out of the archive first.",
    );
  }
  return access;
}

/**
 * The same for what stays possible in an archived study: to look, to erase somebody, to take it out
 * again.
 */
export async function requireLastingAccess(
  slug: string,
  capability: Capability,
  program?: ProgramRequest,
): Promise<StudyAccess> {
  const { status: _, ...access } = await findStudyAccess(slug, capability, program);
  return access;
}

async function findStudyAccess(
  slug: string,
  capability: Capability,
  program?: ProgramRequest,
): Promise<StudyAccess & { status: StudyStatus }> {
  const bearer = program ? await findTokenBearer(program) : null;
  const { userId } = bearer ?? (await requireStaff());
  const study = await db().study.findFirst({
    where: {
      slug,
      ...(bearer ? { id: bearer.studyId } : {}),
      members: { some: { userId, role: { in: ROLES[capability] } } },
    },
    select: { id: true, slug: true, status: true },
  });
  if (!study) throw new AppError("not-found", "There is no such study, or it is not yours.");
  const { id: studyId, slug: name, status } = study;
  const access = { studyId, slug: name, userId, capability, status };
  return bearer ? { ...access, tokenName: bearer.tokenName } : access;
}

async function may(
  { studyId, userId }: StudyAccess,
  capability: Capability,
  study: { status?: { not: StudyStatus } } = {},
): Promise<boolean> {
  const member = await db().studyMember.findFirst({
    where: { studyId, userId, role: { in: ROLES[capability] }, study },
    select: { studyId: true },
  });
  return member !== null;
}

/** Whether who may see this study may also take out its rows. */
export function mayExport(access: StudyAccess): Promise<boolean> {
  return may(access, "export");
}

/** Whether who may see this study may also change it: an archived one nobody changes. */
export function mayManage(access: StudyAccess): Promise<boolean> {
  return may(access, "manage", { status: { not: "ARCHIVED" } });
}

/** Whether they may do what stays possible in an archived study too: erase somebody, take it out. */
export function mayManageLastingly(access: StudyAccess): Promise<boolean> {
  return may(access, "manage");
}
