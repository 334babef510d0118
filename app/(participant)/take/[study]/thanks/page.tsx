import type { Metadata } from "next";
import { CompletionCode } from "@/components/participant/completion-code";
import { UnknownBrowser } from "@/components/participant/dead-end";
import { ForgetRun } from "@/components/participant/forget-run";
import { ParticipantPage } from "@/components/participant/participant-page";
import { buttonClass } from "@/components/ui/button";
import { runAtStep } from "@/lib/server/taking/participant-page";
import { completion } from "@/lib/study/completion";

export const metadata: Metadata = { title: "Thank you" };

/** Reached only when every answer is stored: the only page that has the completion code. */
export default async function ThanksPage({ params }: { params: Promise<{ study: string }> }) {
  const { study } = await params;
  const run = await runAtStep(study, "thanks");
  if (!run) return <UnknownBrowser />;
  const { code, returnUrl, recruiter } = completion(run.source, run.code, run.protocol.recruitment);
  return (
    <ParticipantPage title="Thank you">
      <ForgetRun code={run.code} />
      <p className="mt-3 max-w-[66ch] font-serif">All your answers have been saved.</p>
      <h2 className="mt-6 font-semibold">Your completion code</h2>
      <CompletionCode code={code} />
      {returnUrl ? (
        <p className="mt-5">
          <a href={returnUrl} className={buttonClass()}>
            Go back to {recruiter} and complete
          </a>
        </p>
      ) : (
        <p className="mt-4 max-w-[66ch] font-serif">
          Nobody recruited you for this study, so there is nowhere to enter the code. You can close
          this page.
        </p>
      )}
      <h2 className="mt-8 font-semibold">What was this about?</h2>
      {run.protocol.debrief.map((paragraph) => (
        <p key={paragraph} className="mt-1 max-w-[66ch] font-serif">
          {paragraph}
        </p>
      ))}
      <h2 className="mt-6 font-semibold">Changed your mind?</h2>
      <p className="mt-1 max-w-[66ch] font-serif">
        You can still ask for your answers to be deleted: {run.protocol.contact} Quote your personal
        reference <strong className="whitespace-nowrap tabular-nums">{run.code}</strong>, so that
        your answers can be found without your name.
      </p>
    </ParticipantPage>
  );
}
