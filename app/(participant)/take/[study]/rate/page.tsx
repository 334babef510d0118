import type { Metadata } from "next";
import { UnknownBrowser } from "@/components/participant/dead-end";
import { Runner } from "@/components/participant/runner";
import { countTrials, loadRemainingTrials } from "@/lib/server/taking/load-run";
import { runAtStep } from "@/lib/server/taking/participant-page";

export const metadata: Metadata = { title: "Your ratings" };

/** Renders once with the whole remaining run; from here on the browser needs no further page. */
export default async function RatePage({ params }: { params: Promise<{ study: string }> }) {
  const { study } = await params;
  const run = await runAtStep(study, "rate");
  if (!run) return <UnknownBrowser />;
  const [trials, total] = await Promise.all([
    loadRemainingTrials(run.participantId),
    countTrials(run.participantId),
  ]);
  return (
    <main data-reader="participant" className="mx-auto max-w-[42rem] px-4 pb-16 sm:px-6">
      <h1 className="sr-only">{run.protocol.title}</h1>
      <Runner
        study={study}
        code={run.code}
        trials={trials}
        total={total}
        constructs={run.protocol.constructs}
        scale={run.protocol.scale}
      />
    </main>
  );
}
