import type { Metadata } from "next";
import { StepList } from "@/components/staff/lifecycle/step-list";
import { RunningPilot } from "@/components/staff/pilot/running-pilot";
import { PageHeading } from "@/components/staff/shell/page-heading";
import { StaffLink } from "@/components/staff/shell/staff-link";
import { loadLifecycle } from "@/lib/server/lifecycle/load-lifecycle";
import { loadRecruitmentLinks } from "@/lib/server/recruitment/load-recruitment-links";
import { requireStudyPage } from "@/lib/server/shared/require-study-page";

export const metadata: Metadata = { title: "Pilot" };

export default async function PilotPage({ params }: { params: Promise<{ study: string }> }) {
  const { study } = await params;
  const access = await requireStudyPage(study, "view", `/studies/${study}/pilot`);
  const [life, links] = await Promise.all([loadLifecycle(access), loadRecruitmentLinks(access)]);
  const { status } = life;
  return (
    <>
      <PageHeading place="Pilot" question="Does it work before it counts?">
        <p>
          In a pilot the study runs as it will, under the word “try-out”. What comes in is deleted
          when the study opens or goes back to draft.
        </p>
      </PageHeading>
      {status === "PILOT" ? (
        <div className="space-y-10">
          <RunningPilot
            slug={access.slug}
            people={life.people}
            links={links}
            mayManage={life.mayManage}
          />
          <section aria-labelledby="end" className="max-w-[66ch]">
            <h2 id="end" className="mb-2 font-serif text-[1.2rem]">
              When you have seen enough
            </h2>
            <StepList slug={access.slug} life={life} />
          </section>
        </div>
      ) : status === "DRAFT" ? (
        <div className="max-w-[66ch]">
          <StepList slug={access.slug} life={life} only="start-pilot" />
        </div>
      ) : (
        <p className="max-w-[66ch]">
          The study has opened, so its pilot is over
          {life.discardedPilots > 0 ? " and what came in during it is deleted" : null}.{" "}
          <StaffLink href={`/studies/${access.slug}/monitor`}>See how the study goes</StaffLink>
        </p>
      )}
    </>
  );
}
