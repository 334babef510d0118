import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EraseForm } from "@/components/staff/participants/erase-form";
import { FlagList } from "@/components/staff/participants/flag-list";
import { ParticipantExclusion } from "@/components/staff/participants/participant-exclusion";
import { RunFacts } from "@/components/staff/participants/run-facts";
import { RunTimeline } from "@/components/staff/participants/run-timeline";
import { TrialTable } from "@/components/staff/participants/trial-table";
import { PageHeading } from "@/components/staff/shell/page-heading";
import { StaffLink } from "@/components/staff/shell/staff-link";
import { VERBATIM } from "@/components/ui/verbatim";
import { ordinalSchema } from "@/lib/schemas/participants/erasure";
import { mayManage, mayManageLastingly } from "@/lib/server/accounts/access";
import { listDecisions } from "@/lib/server/participants/list-decisions";
import { loadParticipant } from "@/lib/server/participants/load-participant";
import { loadShownTrials } from "@/lib/server/participants/load-shown-trials";
import { requireStudyPage } from "@/lib/server/shared/require-study-page";
import { timelineOf } from "@/lib/views/participants/run-timeline";

export const metadata: Metadata = { title: "Participant" };

interface Props {
  params: Promise<{ study: string; ordinal: string }>;
}

export default async function ParticipantPage({ params }: Props) {
  const { study, ordinal } = await params;
  const list = `/studies/${study}/participants`;
  const access = await requireStudyPage(study, "export", `${list}/${ordinal}`);
  const number = ordinalSchema.safeParse(ordinal);
  const participant = number.success ? await loadParticipant(access, number.data) : null;
  if (!participant) notFound();
  const { code, flags, trials, state, stored } = participant;
  const [managing, erasing, decisions, shown] = await Promise.all([
    mayManage(access),
    mayManageLastingly(access),
    listDecisions(access, {}, participant.ordinal),
    loadShownTrials(access, participant.ordinal),
  ]);
  const own = `/api/studies/${access.slug}/participants/${participant.ordinal}`;
  return (
    <>
      <PageHeading
        place={`Participants · no. ${participant.ordinal}`}
        question={
          <>
            How did the run of <span {...VERBATIM}>{code}</span> go?
          </>
        }
      >
        <p>
          <StaffLink href={list}>To all participants</StaffLink>
        </p>
      </PageHeading>
      <div className="space-y-10">
        <RunFacts participant={participant} />
        <section aria-labelledby="flags" className="max-w-[66ch]">
          <h2 id="flags" className="mb-2 font-serif text-[1.2rem]">
            Flags
          </h2>
          {flags.length > 0 ? <FlagList flags={flags} /> : <p className="text-soft">None.</p>}
        </section>
        {trials.length > 0 ? (
          <TrialTable trials={trials} orderKnown={participant.orderKnown} />
        ) : (
          <p className="text-soft">No trials stand here: none were planned, or they are erased.</p>
        )}
        <RunTimeline entries={timelineOf(participant, shown)} orderKnown={participant.orderKnown} />
        {state === "erased" ? null : (
          <ParticipantExclusion
            action={`${own}/exclusion`}
            code={code}
            stored={stored}
            decisions={decisions.items}
            managing={managing}
          />
        )}
        {erasing && state !== "erased" ? (
          <EraseForm action={`${own}/erasure`} code={code} stored={stored} />
        ) : null}
      </div>
    </>
  );
}
