import type { Metadata } from "next";
import { LiveMonitor } from "@/components/staff/monitor/live-monitor";
import { RecruitmentLinks } from "@/components/staff/recruitment/recruitment-links";
import { PageHeading } from "@/components/staff/shell/page-heading";
import { mayExport } from "@/lib/server/accounts/access";
import { recentMonitor } from "@/lib/server/monitor/current-monitor";
import { loadRecruitmentLinks } from "@/lib/server/recruitment/load-recruitment-links";
import { requireStudyPage } from "@/lib/server/shared/require-study-page";

export const metadata: Metadata = { title: "Monitor" };

interface Props {
  params: Promise<{ study: string }>;
}

export default async function MonitorPage({ params }: Props) {
  const { study } = await params;
  const access = await requireStudyPage(study, "view", `/studies/${study}/monitor`);
  const [view, links, listed] = await Promise.all([
    recentMonitor(access),
    loadRecruitmentLinks(access),
    mayExport(access),
  ]);
  const recruitment = <RecruitmentLinks links={links} status={view.status} />;
  // What to do next, as long as there is nothing else to see.
  const nobodyCame = view.visits === 0 && view.consented === 0;
  return (
    <>
      <PageHeading place="Monitor" question="Is it going well?" origin={view.origin} />
      {nobodyCame ? <div className="mb-8">{recruitment}</div> : null}
      <LiveMonitor
        initial={view}
        stream={`/api/studies/${access.slug}/monitor/events`}
        source={`/api/v1/studies/${access.slug}/progress`}
        home={`/studies/${access.slug}`}
        listed={listed}
      />
      {nobodyCame ? null : recruitment}
    </>
  );
}
