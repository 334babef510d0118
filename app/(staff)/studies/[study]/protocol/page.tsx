import type { Metadata } from "next";
import { OpenVersion } from "@/components/staff/protocol/open-version";
import { PlanStanding } from "@/components/staff/protocol/plan-standing";
import { Preregistration } from "@/components/staff/protocol/preregistration";
import { PreviewLinks } from "@/components/staff/protocol/preview-links";
import { ProtocolInWords } from "@/components/staff/protocol/protocol-in-words";
import { VersionComparison } from "@/components/staff/protocol/version-comparison";
import { VersionTable } from "@/components/staff/protocol/version-table";
import { PageHeading } from "@/components/staff/shell/page-heading";
import { StaffLink } from "@/components/staff/shell/staff-link";
import { comparedVersionsSchema } from "@/lib/schemas/protocol/protocol-edit";
import { loadProtocolPage } from "@/lib/server/protocol/load-protocol-page";
import { requireStudyPage } from "@/lib/server/shared/require-study-page";
import { hasEnded } from "@/lib/study/lifecycle/lifecycle";

export const metadata: Metadata = { title: "Protocol" };

interface Props {
  params: Promise<{ study: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ProtocolPage({ params, searchParams }: Props) {
  const path = `/studies/${(await params).study}/protocol`;
  const access = await requireStudyPage((await params).study, "view", path);
  const asked = comparedVersionsSchema.parse(await searchParams);
  const page = await loadProtocolPage(access, asked);
  const { newest, opening, status } = page;
  const toEdit = page.mayManage && !hasEnded(status) ? newest : null;
  const next = (newest?.number ?? 0) + (newest?.opened ? 1 : 0);
  return (
    <>
      <PageHeading place="Protocol" question="What are they asked, and in which order?">
        <p>
          A version freezes when it opens. Anyone in a run keeps theirs; people who come later are
          given the newest that has opened.
        </p>
        <p className="mt-2 flex flex-wrap gap-x-6 gap-y-1">
          {toEdit ? (
            <StaffLink href={`${path}/edit`}>
              {toEdit.opened ? `Write version ${next}` : `Edit the draft of version ${next}`}
            </StaffLink>
          ) : null}
          {page.mayManage && status === "DRAFT" ? (
            <StaffLink href={`/studies/${access.slug}/status`}>Start the pilot, or open</StaffLink>
          ) : null}
          {newest?.protocol ? (
            <PreviewLinks slug={access.slug} number={newest.number} protocol={newest.protocol} />
          ) : null}
        </p>
      </PageHeading>
      <div className="space-y-10">
        {opening ? (
          // Another draft is another form: nothing that was confirmed of the one counts for the other.
          <OpenVersion key={opening.hash} slug={access.slug} opening={opening} />
        ) : null}
        <VersionTable versions={page.versions} />
        <PlanStanding plan={page.plan} />
        {page.preregistrations.map(({ registry, text }) => (
          <Preregistration key={registry} registry={registry} text={text} slug={access.slug} />
        ))}
        {page.versions.length > 1 ? (
          <VersionComparison
            path={path}
            versions={page.versions.map(({ number }) => number)}
            comparison={page.comparison}
          />
        ) : null}
        {newest?.protocol ? (
          <ProtocolInWords
            number={newest.number}
            opened={newest.opened}
            protocol={newest.protocol}
          />
        ) : (
          <p>
            {hasEnded(status)
              ? "The protocol of this study is not known: only its data were imported."
              : "No protocol has been written yet. It says what participants read, rate and take back."}
          </p>
        )}
      </div>
    </>
  );
}
