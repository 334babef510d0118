import type { Metadata } from "next";
import { AboutYouView } from "@/components/participant/about-you-view";
import { UnknownBrowser } from "@/components/participant/dead-end";
import { runAtStep } from "@/lib/server/taking/participant-page";
import { takePath } from "@/lib/study/take-path";

export const metadata: Metadata = { title: "About you" };

export default async function AboutYouPage({ params }: { params: Promise<{ study: string }> }) {
  const { study } = await params;
  const run = await runAtStep(study, "about-you");
  if (!run) return <UnknownBrowser />;
  return (
    <AboutYouView
      study={study}
      code={run.code}
      screening={run.protocol.screening}
      withdrawHref={takePath(study, "withdraw")}
    />
  );
}
