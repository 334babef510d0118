import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { after } from "next/server";
import { ConsentForm } from "@/components/participant/consent-form";
import { DeadEnd } from "@/components/participant/dead-end";
import { ParticipantPage } from "@/components/participant/participant-page";
import { arriveAtStudy, type LinkQuery } from "@/lib/server/taking/arrive-at-study";
import { countVisit } from "@/lib/server/taking/count-visit";

export const metadata: Metadata = { title: "Information and consent" };

interface Props {
  params: Promise<{ study: string }>;
  searchParams: Promise<LinkQuery>;
}

const UNUSABLE_LINK = [
  "The link that brought you here does not say who you are, or says it in a way that we cannot read. Nothing has been stored.",
  "Please go back to where you found the study and open it from there again, without changing the link. If that does not help, tell whoever invited you that the link is incomplete.",
];

/** Information and consent. Nothing is stored before consent but a count. */
export default async function InformationPage({ params, searchParams }: Props) {
  const { study: slug } = await params;
  const query = await searchParams;
  const arrival = await arriveAtStudy(slug, query);

  if (arrival.kind === "unknown-study") notFound();
  if (arrival.kind === "unusable-link") {
    return <DeadEnd title="This link is incomplete" paragraphs={UNUSABLE_LINK} />;
  }
  if (arrival.kind === "closed") {
    return (
      <DeadEnd
        title="This study is not open"
        paragraphs={[
          "This study takes nobody new at present, so you cannot take part. Nothing has been stored.",
          "If a recruiter sent you here, please return your place there, so that no one waits for you.",
        ]}
      />
    );
  }
  if (arrival.kind === "known") {
    if (arrival.remembered) redirect(arrival.next);
    const again = new URLSearchParams(
      Object.entries(query).flatMap(([name, value]) =>
        [value ?? []].flat().map((one) => [name, one]),
      ),
    );
    redirect(`/api/take/${encodeURIComponent(slug)}/resume?${again}`);
  }

  after(() => countVisit(arrival.study.id, "visit"));
  const { protocol } = arrival.study;
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return (
    <ParticipantPage title={protocol.title}>
      {protocol.information.map(({ heading, paragraphs }) => (
        <section key={heading} className="mt-6">
          <h2 className="font-semibold">{heading}</h2>
          {paragraphs.map((paragraph) => (
            <p key={paragraph} className="mt-1 max-w-[66ch] font-serif">
              {paragraph}
            </p>
          ))}
        </section>
      ))}
      <ConsentForm
        study={slug}
        query={Object.fromEntries(given)}
        consents={protocol.consents}
        visit={randomUUID()}
      />
      <noscript>
        <p className="mt-4 text-danger">
          This study needs JavaScript, so that no answer is lost when your connection is. Please
          switch it on and open the link again.
        </p>
      </noscript>
    </ParticipantPage>
  );
}
