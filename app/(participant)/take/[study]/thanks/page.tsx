import type { Metadata } from "next";
import { UnknownBrowser } from "@/components/participant/dead-end";
import { ForgetRun } from "@/components/participant/forget-run";
import { ThanksView } from "@/components/participant/thanks-view";
import { loadEnd } from "@/lib/server/taking/load-end";
import { runAtStep } from "@/lib/server/taking/participant-page";
import { withdrawalPath } from "@/lib/server/taking/withdraw";

export const metadata: Metadata = { title: "Thank you" };

/** Reached only when every answer is stored: the only page that has the completion code. */
export default async function ThanksPage({ params }: { params: Promise<{ study: string }> }) {
  const { study } = await params;
  const run = await runAtStep(study, "thanks");
  if (!run) return <UnknownBrowser />;
  return (
    <>
      <ForgetRun code={run.code} />
      <ThanksView
        end={await loadEnd(study, run)}
        code={run.code}
        debrief={run.protocol.debrief}
        contact={run.protocol.contact}
        withdrawalUrl={withdrawalPath(study, run.participantId)}
      />
    </>
  );
}
