import type { Metadata } from "next";
import { LifeLine } from "@/components/staff/lifecycle/life-line";
import { StepList } from "@/components/staff/lifecycle/step-list";
import { PageHeading } from "@/components/staff/shell/page-heading";
import { loadLifecycle } from "@/lib/server/lifecycle/load-lifecycle";
import { requireStudyPage } from "@/lib/server/shared/require-study-page";
import { PARTICIPANTS_SEE } from "@/lib/views/lifecycle/describe-step";

export const metadata: Metadata = { title: "Status" };

export default async function StatusPage({ params }: { params: Promise<{ study: string }> }) {
  const { study } = await params;
  const access = await requireStudyPage(study, "view", `/studies/${study}/status`);
  const life = await loadLifecycle(access);
  const { status } = life;
  return (
    <>
      <PageHeading place="Status" question="Where does the study stand, and what comes next?" />
      <div className="max-w-[66ch] space-y-8">
        <LifeLine status={status} />
        <section aria-labelledby="seen">
          <h2 id="seen" className="mb-2 font-serif text-[1.2rem]">
            What participants see now
          </h2>
          <p>{PARTICIPANTS_SEE[status]}</p>
        </section>
        <section aria-labelledby="next">
          <h2 id="next" className="mb-2 font-serif text-[1.2rem]">
            What comes next
          </h2>
          <StepList slug={access.slug} life={life} />
        </section>
      </div>
    </>
  );
}
