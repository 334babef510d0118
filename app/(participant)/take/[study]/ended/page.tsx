import { notFound } from "next/navigation";
import { UnknownBrowser } from "@/components/participant/pages/dead-end";
import { EndedView } from "@/components/participant/pages/ended-view";
import { ForgetRun } from "@/components/participant/pages/forget-run";
import { loadEnd } from "@/lib/server/participation/load-end";
import { pageLanguage } from "@/lib/server/participation/page-language";
import { runAtStep } from "@/lib/server/participation/participant-page";
import { titledPage } from "@/lib/server/participation/titled-page";
import { withdrawalPath } from "@/lib/server/participation/withdraw";
import { isEnded } from "@/lib/study/participation/run-step";

export const generateMetadata = titledPage("ended");

/** For somebody whose run ended otherwise than by completing it. */
export default async function EndedPage({ params }: { params: Promise<{ study: string }> }) {
  const { study } = await params;
  const run = await runAtStep(study, "ended");
  if (!run) return <UnknownBrowser language={await pageLanguage(study)} />;
  if (!isEnded(run.status)) notFound();
  const { status, code, participantId } = run;
  return (
    <>
      <ForgetRun code={code} erased={status === "ERASED"} />
      <EndedView
        language={run.language}
        status={status}
        end={await loadEnd(study, run)}
        withdrawalUrl={status === "ERASED" ? null : withdrawalPath(study, participantId)}
      />
    </>
  );
}
