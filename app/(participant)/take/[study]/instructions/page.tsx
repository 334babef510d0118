import type { Metadata } from "next";
import { UnknownBrowser } from "@/components/participant/dead-end";
import { ParticipantPage } from "@/components/participant/participant-page";
import { Practice } from "@/components/participant/practice";
import { countTrials } from "@/lib/server/taking/load-run";
import { runAtStep } from "@/lib/server/taking/participant-page";

export const metadata: Metadata = { title: "What you will do" };

export default async function InstructionsPage({ params }: { params: Promise<{ study: string }> }) {
  const { study } = await params;
  const run = await runAtStep(study, "instructions");
  if (!run) return <UnknownBrowser />;
  const { practice, constructs, scale } = run.protocol;
  const total = await countTrials(run.participantId);
  return (
    <ParticipantPage title="What you will do">
      <div className="mt-3 max-w-[66ch] space-y-3 font-serif">
        <p>
          You will see {total} questions, one after another. Each has several possible answers. A
          computer model has chosen one of them, which is marked, and has written an explanation.
          Its answer may be right or wrong.
        </p>
        <p>
          Please read the explanation and say how much you agree with {constructs.length} statements
          about it, from “{scale[0]}” to “{scale.at(-1)}”. There are no right or wrong ratings: your
          own impression is what counts.
        </p>
        <p>
          You can click, tap, or press the keys 1 to {scale.length}. Once you continue, an answer
          can no longer be changed.
        </p>
      </div>
      <h2 className="mt-8 mb-4 border-b border-line pb-2 font-semibold">
        One to practise: these ratings are not stored
      </h2>
      <Practice study={study} shown={practice} constructs={constructs} scale={scale} />
    </ParticipantPage>
  );
}
