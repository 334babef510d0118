import type { ReactNode } from "react";
import { CopyLine } from "@/components/staff/shell/copy-line";
import { takesNewPeople } from "@/lib/study/lifecycle/lifecycle";
import type { RecruitmentView } from "@/lib/views/recruitment/recruitment-view";
import { InvitationsForm } from "./invitations-form";
import { NoticedTable } from "./noticed-table";
import { ReconciliationForm } from "./reconciliation-form";
import { RecruiterEnds } from "./recruiter-ends";
import { RecruitmentLinks } from "./recruitment-links";
import { SourceTable } from "./source-table";

/** A study's sources, links, recruiters and invitations, and what does not add up. */
export function RecruitmentReport({
  slug,
  view,
  managing,
}: {
  slug: string;
  view: RecruitmentView;
  /** Whether the reader may invite people, and compare lists that name them. */
  managing: boolean;
}) {
  const prolific = view.recruiters?.some(({ name }) => name === "Prolific") ?? false;
  return (
    <>
      <SourceTable sources={view.sources} />
      <Section id="noticed" title="What went wrong on the way in">
        <NoticedTable noticed={view.noticed} />
      </Section>
      <RecruitmentLinks links={view.links} status={view.status} title="Links" />
      <Section id="recruiters" title="What to set up at the recruiters">
        {view.recruiters?.length ? (
          view.recruiters.map((setup) => <RecruiterEnds key={setup.name} {...setup} />)
        ) : (
          <p className="text-soft">
            {view.recruiters
              ? "The protocol of this study has no recruiter."
              : "This study has no protocol, so nobody is recruited for it."}
          </p>
        )}
        {prolific ? <Webhook taken={view.webhook} address={view.webhookAddress} /> : null}
      </Section>
      {view.invitations && managing ? (
        <Section id="invitations" title="Invitations">
          <p className="max-w-[66ch]">
            Each link is for one person, who can come back by it. Send every link to somebody else:
            whoever opens it first takes the place. The file is not kept here; that you made it is
            noted.
          </p>
          {takesNewPeople(view.status) ? (
            <InvitationsForm
              action={`/api/studies/${slug}/invitations.csv`}
              file={`${slug}-invitations.csv`}
            />
          ) : (
            <p className="mt-2 text-soft">
              They can be made while the study is open: now a link would lead nowhere.
            </p>
          )}
        </Section>
      ) : null}
      {managing ? (
        <Section id="reconciliation" title="Does Prolific say the same?">
          <p className="max-w-[66ch]">
            At Prolific, export the demographic data of the study and bring the file here. It is
            compared with the participants of this study, and not kept.
          </p>
          <ReconciliationForm action={`/api/studies/${slug}/reconciliation`} slug={slug} />
        </Section>
      ) : null}
    </>
  );
}

function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="mt-10">
      <h2 id={id} className="mb-2 font-serif text-[1.2rem]">
        {title}
      </h2>
      {children}
    </section>
  );
}

function Webhook({ taken, address }: { taken: boolean; address: string }) {
  return (
    <div className="mt-6">
      <h3 className="font-semibold">Prolific’s messages</h3>
      <p className="mt-1 max-w-[66ch]">
        {taken
          ? "Subscribe this address to submission.status.change. Places that are returned, rejected or run out of time at Prolific then become free here at once."
          : "Whoever runs this server can set PROLIFIC_WEBHOOK_SECRET to Prolific’s secret. Places that are returned, rejected or run out of time at Prolific then become free here at once, not only at the time limit."}
      </p>
      {taken ? <CopyLine label="Address for Prolific’s messages" text={address} /> : null}
    </div>
  );
}
