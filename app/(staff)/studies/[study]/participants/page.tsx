import type { Metadata } from "next";
import { KeysetLinks } from "@/components/staff/keyset-links";
import { PageHeading } from "@/components/staff/page-heading";
import { ParticipantTable } from "@/components/staff/participant-table";
import { StaffLink } from "@/components/staff/staff-link";
import { formatCount } from "@/lib/format";
import { ordinalKeyset } from "@/lib/schemas/keyset";
import { countOrigin } from "@/lib/server/viewing/count-origin";
import { listParticipants } from "@/lib/server/viewing/list-participants";
import { requireStudyPage } from "@/lib/server/viewing/require-study-page";

export const metadata: Metadata = { title: "Participants" };

interface Props {
  params: Promise<{ study: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ParticipantsPage({ params, searchParams }: Props) {
  const path = `/studies/${(await params).study}/participants`;
  const access = await requireStudyPage((await params).study, "export", path);
  const keyset = ordinalKeyset.parse(await searchParams);
  const [page, origin] = await Promise.all([listParticipants(access, keyset), countOrigin(access)]);
  const first = page.items[0]?.ordinal;
  const last = page.items.at(-1)?.ordinal;
  return (
    <>
      <PageHeading place="Participants" question="Who took part?" origin={origin}>
        <p>
          Everyone who consented, by a random code. Active: the places are still kept. Dropped: did
          not reach the end in time. Minutes run from consent to the end.
        </p>
      </PageHeading>
      {first === undefined || last === undefined ? (
        <p>
          {page.total === 0 ? (
            "Nobody has consented yet. The monitor says how people take part."
          ) : (
            <StaffLink href={path}>To the first page</StaffLink>
          )}
        </p>
      ) : (
        <ParticipantTable
          participants={page.items}
          caption={`${page.items.length} of ${formatCount(page.total)} participants: no. ${first} to ${last}`}
        />
      )}
      <KeysetLinks path={path} label="Pages" previous={page.previous} next={page.next} />
    </>
  );
}
