import { UnknownBrowser } from "@/components/participant/pages/dead-end";
import { RateView } from "@/components/participant/pages/rate-view";
import { ResumeView } from "@/components/participant/pages/resume-view";
import { countTrials, loadRemainingTrials } from "@/lib/server/participation/load-run";
import { pageLanguage } from "@/lib/server/participation/page-language";
import { runAtStep } from "@/lib/server/participation/participant-page";
import { titledPage } from "@/lib/server/participation/titled-page";
import { constructsFor } from "@/lib/study/participation/shown-order";
import { takePath } from "@/lib/study/participation/take-path";
import { shownChecks } from "@/lib/study/protocol/checks";

export const generateMetadata = titledPage("rate");

interface Props {
  params: Promise<{ study: string }>;
  searchParams: Promise<{ wait?: string | string[] }>;
}

/** Renders once with the whole remaining run; from here on the browser needs no further page. */
export default async function RatePage({ params, searchParams }: Props) {
  const { study } = await params;
  const run = await runAtStep(study, "rate");
  if (!run) return <UnknownBrowser language={await pageLanguage(study)} />;
  // To look at a page takes no place: they are given when it is asked for.
  if (run.placesRanOut) {
    const busy = (await searchParams).wait !== undefined;
    return <ResumeView language={run.language} study={study} ranOut busy={busy} />;
  }
  const [trials, total] = await Promise.all([
    loadRemainingTrials(run),
    countTrials(run.participantId),
  ]);
  return (
    <RateView
      language={run.language}
      title={run.protocol.title}
      study={study}
      withdrawHref={takePath(study, "withdraw")}
      code={run.code}
      trials={trials}
      total={total}
      constructs={constructsFor(run.protocol, run.participantId)}
      scale={run.protocol.scale}
      checks={shownChecks(run.protocol.attention.checks)}
    />
  );
}
