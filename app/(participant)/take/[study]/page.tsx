import { randomUUID } from "node:crypto";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { after } from "next/server";
import { ConsentForm } from "@/components/participant/pages/consent-form";
import { BegunElsewhere, TakesNobody, UnusableLink } from "@/components/participant/pages/dead-end";
import { InLanguage } from "@/components/participant/pages/in-language";
import { InformationView } from "@/components/participant/pages/information-view";
import { LanguageLinks } from "@/components/participant/pages/language-links";
import { MarkdownLine } from "@/components/participant/pages/markdown";
import { ResumeView } from "@/components/participant/pages/resume-view";
import { WayBack } from "@/components/participant/pages/way-back";
import { TaskPreview } from "@/components/participant/preview/task-preview";
import { speak } from "@/lib/messages/speak";
import { writeAddress } from "@/lib/schemas/shared/write-address";
import { arriveAtStudy } from "@/lib/server/participation/arrive-at-study";
import { countVisit } from "@/lib/server/participation/count-visit";
import { pageLanguage } from "@/lib/server/participation/page-language";
import { titledPage } from "@/lib/server/participation/titled-page";
import { asLanguage } from "@/lib/study/protocol/language";
import { localiseProtocol, offeredLanguages } from "@/lib/study/protocol/translations";
import type { LinkQuery } from "@/lib/study/recruitment/link-query";

export const generateMetadata = titledPage("information");

interface Props {
  params: Promise<{ study: string }>;
  searchParams: Promise<LinkQuery>;
}

/** Information and consent. Nothing is stored before consent but a count. */
export default async function InformationPage({ params, searchParams }: Props) {
  const { study: slug } = await params;
  const query = await searchParams;
  const arrival = await arriveAtStudy(slug, query);

  if (arrival.kind === "unknown-study") notFound();
  if (arrival.kind === "remembered") redirect(arrival.next);
  const language = await pageLanguage(slug);
  if (arrival.kind === "not-begun")
    return <TakesNobody language={language} because="notBegun" end={null} />;
  if (arrival.kind === "proven") {
    const { language: theirs, placesRanOut } = arrival.run;
    return (
      <InLanguage language={theirs}>
        <ResumeView language={theirs} study={slug} query={query} ranOut={placesRanOut} />
      </InLanguage>
    );
  }
  const { study } = arrival;
  if (arrival.kind === "unproven") {
    const { contact } = localiseProtocol(study.protocol, language);
    return <BegunElsewhere {...{ language, contact, bySubmission: arrival.bySubmission }} />;
  }
  const offered = offeredLanguages(study.protocol);
  const wanted = asLanguage(query.lang);
  if (wanted && wanted !== language && offered.includes(wanted)) {
    redirect(writeAddress(`/api/take/${encodeURIComponent(slug)}/language`, query));
  }
  if (arrival.kind === "unusable-link") {
    after(() => countVisit(study.id, "unusable-link"));
    return <UnusableLink language={language} reason={arrival.reason} />;
  }
  if (arrival.kind === "paused" || arrival.kind === "over" || arrival.kind === "full") {
    after(() => countVisit(study.id, "study-full"));
    return <TakesNobody language={language} because={arrival.kind} end={arrival.end} />;
  }
  const { title, information, consents } = localiseProtocol(study.protocol, language);
  const path = `/take/${encodeURIComponent(slug)}`;
  const shown = {
    title,
    information,
    languages: <LanguageLinks offered={offered} language={language} path={path} query={query} />,
  };
  if (arrival.kind === "preview") return <TaskPreview language={language} {...shown} />;

  if (!(await comesFrom(path))) after(() => countVisit(study.id, "visit"));
  return (
    <InformationView {...shown}>
      <ConsentForm
        study={slug}
        given={{
          query: givenIn(query),
          visit: randomUUID(),
          language,
          tryOut: study.status === "PILOT",
        }}
        consents={consents.map((text) => <MarkdownLine key={text} text={text} />)}
        declined={<WayBack language={language} end={arrival.declined} />}
      />
      <noscript>
        <p className="mt-4 text-danger">{speak(language)("information.needsJavaScript")}</p>
      </noscript>
    </InformationView>
  );
}

/** The parameters that have a value. */
function givenIn(query: LinkQuery): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** Whether a link of the page itself led here again: who looks for their language has come once. */
async function comesFrom(path: string): Promise<boolean> {
  const referer = (await headers()).get("referer") ?? "";
  return URL.canParse(referer) && new URL(referer).pathname === path;
}
