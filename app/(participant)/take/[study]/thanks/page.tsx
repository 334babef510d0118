import { UnknownBrowser } from "@/components/participant/pages/dead-end";
import { ForgetRun } from "@/components/participant/pages/forget-run";
import { ThanksView } from "@/components/participant/pages/thanks-view";
import { loadEnd } from "@/lib/server/participation/load-end";
import { pageLanguage } from "@/lib/server/participation/page-language";
import { runAtStep } from "@/lib/server/participation/participant-page";
import { titledPage } from "@/lib/server/participation/titled-page";
import { withdrawalPath } from "@/lib/server/participation/withdraw";

export const generateMetadata = titledPage("thanks");

/** Reached only when every answer is stored: the only page that has the completion code. */
export default async function ThanksPage({ params }: { params: Promise<{ study: string }> }) {
  const { study } = await params;
  const run = await runAtStep(study, "thanks");
  if (!run) return <UnknownBrowser language={await pageLanguage(study)} />;
  return (
    <>
      <ForgetRun code={run.code} />
      <ThanksView
        language={run.language}
        end={await loadEnd(study, run)}
        code={run.code}
        debrief={run.protocol.debrief}
        contact={run.protocol.contact}
        withdrawalUrl={withdrawalPath(study, run.participantId)}
      />
    </>
  );
}
