import type { Metadata } from "next";
import { ParticipantFilterForm } from "@/components/staff/participants/participant-filter-form";
import { ParticipantTable } from "@/components/staff/participants/participant-table";
import { ParticipantWords } from "@/components/staff/participants/participant-words";
import { KeysetLinks } from "@/components/staff/shell/keyset-links";
import { PageHeading } from "@/components/staff/shell/page-heading";
import { StaffLink } from "@/components/staff/shell/staff-link";
import { formatCount } from "@/lib/format";
import { participantFilterSchema } from "@/lib/schemas/participants/participant-filter";
import { participantOrderSchema, writeOrder } from "@/lib/schemas/participants/participant-order";
import { textKeyset } from "@/lib/schemas/shared/keyset";
import { writeAddress } from "@/lib/schemas/shared/write-address";
import { countOrigin } from "@/lib/server/monitor/count-origin";
import { listParticipants } from "@/lib/server/participants/list-participants";
import { requireStudyPage } from "@/lib/server/shared/require-study-page";

export const metadata: Metadata = { title: "Participants" };

const SORT_WORDS = {
  completion: "in the order of completion",
  duration: "in the order of duration",
  responses: "in the order of their responses",
};

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
  const order = participantOrderSchema.parse(query);
  const sort = writeOrder(order);
  const shown = sort === "arrival" ? chosen : { ...chosen, sort };
  // Who has to sign in first comes back to what was looked for.
  const asked = writeAddress(path, shown);
  const access = await requireStudyPage((await params).study, "export", asked);
  const [page, origin] = await Promise.all([
    listParticipants(access, textKeyset.parse(query), filter, order),
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
      <ParticipantFilterForm path={path} filter={filter} sort={sort} />
      {first === undefined || last === undefined ? (
        <p className="mb-6">
          {page.total > 0 ? (
            <StaffLink href={asked}>To the first page</StaffLink>
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
            order={order}
            addressOf={(sort) => writeAddress(path, { ...chosen, sort })}
            caption={`${page.items.length} of ${formatCount(page.total)} participants${filtered ? " as chosen" : ""}${order.by === "arrival" ? `: no. ${first} to ${last}` : `, ${SORT_WORDS[order.by]}`}`}
          />
          <KeysetLinks
            path={path}
            query={shown}
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
