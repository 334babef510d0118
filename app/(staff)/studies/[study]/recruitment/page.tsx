import type { Metadata } from "next";
import { RecruitmentReport } from "@/components/staff/recruitment/recruitment-report";
import { RetentionForm } from "@/components/staff/recruitment/retention-form";
import { PageHeading } from "@/components/staff/shell/page-heading";
import { mayManage, mayManageLastingly } from "@/lib/server/accounts/access";
import { loadRecruitmentPage } from "@/lib/server/recruitment/load-recruitment-page";
import { loadRetention } from "@/lib/server/recruitment/load-retention";
import { requireStudyPage } from "@/lib/server/shared/require-study-page";

export const metadata: Metadata = { title: "Recruitment" };

interface Props {
  params: Promise<{ study: string }>;
}

export default async function RecruitmentPage({ params }: Props) {
  const { study } = await params;
  const access = await requireStudyPage(study, "view", `/studies/${study}/recruitment`);
  const [view, retention, managing, erasing] = await Promise.all([
    loadRecruitmentPage(access),
    loadRetention(access),
    mayManage(access),
    mayManageLastingly(access),
  ]);
  return (
    <>
      <PageHeading place="Recruitment" question="Where do they come from?" />
      <RecruitmentReport slug={access.slug} view={view} managing={managing} />
      <RetentionForm study={access.slug} view={retention} managing={erasing} />
    </>
  );
}
