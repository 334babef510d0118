import type { Metadata } from "next";
import { AboutYouForm } from "@/components/participant/about-you-form";
import { UnknownBrowser } from "@/components/participant/dead-end";
import { ParticipantPage } from "@/components/participant/participant-page";
import { runAtStep } from "@/lib/server/taking/participant-page";
import { ABOUT_YOU } from "@/lib/study/about-you";

export const metadata: Metadata = { title: "About you" };

export default async function AboutYouPage({ params }: { params: Promise<{ study: string }> }) {
  const { study } = await params;
  const run = await runAtStep(study, "about-you");
  if (!run) return <UnknownBrowser />;
  return (
    <ParticipantPage title="About you">
      <p className="mt-3 max-w-[66ch] font-serif">
        These five questions help to describe who took part. You may choose “Prefer not to say” for
        any of them.
      </p>
      <AboutYouForm study={study} code={run.code} fields={ABOUT_YOU} />
    </ParticipantPage>
  );
}
