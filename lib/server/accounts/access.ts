import "server-only";
import { AppError } from "@/lib/errors";
import { db } from "../db";
import type { StudyRole } from "../prisma-client/enums";
import { requireStaff } from "./auth";

/**
 * What a role may do in a study: see the aggregates, take out the pseudonymous rows, change and erase,
 * or say who else may.
 */
export const CAPABILITIES = ["view", "export", "manage", "own"] as const;
export type Capability = (typeof CAPABILITIES)[number];

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

/** Proof that this person may do this in this study; queries of research data ask for it. */
export interface StudyAccess {
  readonly studyId: string;
  readonly slug: string;
  readonly userId: string;
  readonly capability: Capability;
}

/**
 * Finds the study among those that the signed-in person may use in this way. A study that does not
 * exist and one that is not theirs look the same.
 * @throws AppError not-signed-in (401), not-found (404).
 */
export async function requireStudyAccess(
  slug: string,
  capability: Capability,
): Promise<StudyAccess> {
  const staff = await requireStaff();
  const study = await db().study.findFirst({
    where: {
      slug,
      members: { some: { userId: staff.userId, role: { in: ROLES[capability] } } },
    },
    select: { id: true, slug: true },
  });
  if (!study) throw new AppError("not-found", "There is no such study, or it is not yours.");
  return { studyId: study.id, slug: study.slug, userId: staff.userId, capability };
}

async function may({ studyId, userId }: StudyAccess, capability: Capability): Promise<boolean> {
  const member = await db().studyMember.findFirst({
    where: { studyId, userId, role: { in: ROLES[capability] } },
    select: { studyId: true },
  });
  return member !== null;
}

/** Whether who may see this study may also take out its rows. */
export function mayExport(access: StudyAccess): Promise<boolean> {
  return may(access, "export");
}

/** Whether who may see this study may also change it, and erase participants. */
export function mayManage(access: StudyAccess): Promise<boolean> {
  return may(access, "manage");
}
