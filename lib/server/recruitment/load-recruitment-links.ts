import "server-only";
import { env } from "@/lib/env";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { takesNewPeople } from "@/lib/study/lifecycle/lifecycle";
import { describeRecruiters, type RecruitingLink } from "@/lib/views/recruitment/recruiter-setup";
import { loadRecruitment } from "./load-recruitment";

/** The address of the study's first page for participants. */
export function studyAddress({ slug }: StudyAccess): string {
  return new URL(`/take/${slug}`, env().NEXTAUTH_URL).href;
}

/**
 * The links by which people take part. None unless the study takes people: a link that leads
 * nowhere is not offered.
 */
export async function loadRecruitmentLinks(access: StudyAccess): Promise<RecruitingLink[]> {
  const found = await loadRecruitment(access);
  if (!found || !takesNewPeople(found.status)) return [];
  const base = studyAddress(access);
  return [
    ...describeRecruiters(base, found.recruitment).map(({ link }) => link),
    ...(found.recruitment.openLink
      ? [{ label: "For anybody, without a recruiter", address: base }]
      : []),
  ];
}
