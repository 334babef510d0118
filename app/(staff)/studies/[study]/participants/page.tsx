import type { Metadata } from "next";
import { KeysetLinks } from "@/components/staff/keyset-links";
import { PageHeading } from "@/components/staff/page-heading";
import { ParticipantTable } from "@/components/staff/participant-table";
import { ParticipantFilterForm } from "@/components/staff/participants/participant-filter-form";
import { ParticipantWords } from "@/components/staff/participants/participant-words";
import { StaffLink } from "@/components/staff/staff-link";
import { formatCount } from "@/lib/format";
import { ordinalKeyset } from "@/lib/schemas/keyset";
import { participantFilterSchema } from "@/lib/schemas/participant-filter";
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
  const query = await searchParams;
  const filter = participantFilterSchema.parse(query);
  const chosen = Object.fromEntries(Object.entries(filter).filter(([, value]) => value));
  const filtered = Object.keys(chosen).length > 0;
  // Who has to sign in first comes back to what was looked for.
  const asked = filtered ? `${path}?${new URLSearchParams(chosen)}` : path;
  const access = await requireStudyPage((await params).study, "export", asked);
  const [page, origin] = await Promise.all([
    listParticipants(access, ordinalKeyset.parse(query), filter),
    countOrigin(access),
  ]);
  const first = page.items[0]?.ordinal;
  const last = page.items.at(-1)?.ordinal;
  return (
    <>
      <PageHeading place="Participants" question="Who took part?" origin={origin}>
        <p>
          Everyone who consented, by a random code. Minutes run from consent to the end. Flags say
          where to look; they drop nobody.{" "}
          <StaffLink href={`${path}/exclusions`}>Exclusions</StaffLink> are decisions.
        </p>
      </PageHeading>
      <ParticipantFilterForm path={path} filter={filter} />
      {first === undefined || last === undefined ? (
        <p className="mb-6">
          {page.total > 0 ? (
            <StaffLink href={`${path}?${new URLSearchParams(chosen)}`}>To the first page</StaffLink>
          ) : filtered ? (
            "Nobody is as chosen."
          ) : (
            "Nobody has consented yet. The monitor says how people take part."
          )}
        </p>
      ) : (
        <div className="mb-6">
          <ParticipantTable
            participants={page.items}
            path={path}
            caption={`${page.items.length} of ${formatCount(page.total)} participants${filtered ? " as chosen" : ""}: no. ${first} to ${last}`}
          />
          <KeysetLinks
            path={path}
            query={chosen}
            label="Pages"
            previous={page.previous}
            next={page.next}
          />
        </div>
      )}
      <ParticipantWords rule={page.rule} />
    </>
  );
}
