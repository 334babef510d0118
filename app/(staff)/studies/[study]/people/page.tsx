import type { Metadata } from "next";
import { InvitationList } from "@/components/staff/accounts/invitation-list";
import { InviteForm } from "@/components/staff/accounts/invite-form";
import { MemberList } from "@/components/staff/accounts/member-list";
import { RoleWords } from "@/components/staff/accounts/role-field";
import { TokenSection } from "@/components/staff/accounts/token-section";
import { PageHeading } from "@/components/staff/shell/page-heading";
import { StatusLine } from "@/components/staff/shell/status-line";
import { listStaff } from "@/lib/server/accounts/team/list-staff";
import { listApiTokens } from "@/lib/server/accounts/tokens/list-api-tokens";
import { apiAddress } from "@/lib/server/api/api-address";
import { requireStudyPage } from "@/lib/server/shared/require-study-page";

export const metadata: Metadata = { title: "People" };

interface Props {
  params: Promise<{ study: string }>;
}

export default async function PeoplePage({ params }: Props) {
  const { study } = await params;
  const access = await requireStudyPage(study, "own", `/studies/${study}/people`);
  const [view, tokens] = await Promise.all([listStaff(access), listApiTokens(access)]);
  const api = `/api/studies/${access.slug}`;
  const path = `${api}/people`;
  return (
    <>
      <PageHeading place="People" question="Who works on this study?">
        <RoleWords />
      </PageHeading>
      <StatusLine />
      <MemberList path={path} view={view} />
      <section aria-labelledby="invite" className="mt-10">
        <h2 id="invite" className="mb-3 font-serif text-[1.2rem]">
          Invite somebody
        </h2>
        <InviteForm action={`${path}/invitations`} />
        <div className="mt-8">
          {view.invitations.length > 0 ? (
            <InvitationList path={`${path}/invitations`} invitations={view.invitations} />
          ) : (
            <p className="text-soft">No invitation is open.</p>
          )}
        </div>
      </section>
      <TokenSection
        path={`${api}/tokens`}
        address={apiAddress(`/studies/${access.slug}`)}
        description={apiAddress("/openapi.json")}
        tokens={tokens}
      />
    </>
  );
}
