import { UnknownBrowser } from "@/components/participant/pages/dead-end";
import { InstructionsView } from "@/components/participant/pages/instructions-view";
import { countTrials } from "@/lib/server/participation/load-run";
import { pageLanguage } from "@/lib/server/participation/page-language";
import { runAtStep } from "@/lib/server/participation/participant-page";
import { titledPage } from "@/lib/server/participation/titled-page";
import { constructsFor } from "@/lib/study/participation/shown-order";
import { takePath } from "@/lib/study/participation/take-path";
import { askedQuestions } from "@/lib/study/protocol/checks";

export const generateMetadata = titledPage("instructions");

export default async function InstructionsPage({ params }: { params: Promise<{ study: string }> }) {
  const { study } = await params;
  const run = await runAtStep(study, "instructions");
  if (!run) return <UnknownBrowser language={await pageLanguage(study)} />;
  const { instructions, practice, scale, comprehension } = run.protocol;
  return (
    <InstructionsView
      language={run.language}
      study={study}
      withdrawHref={takePath(study, "withdraw")}
      total={await countTrials(run.participantId)}
      instructions={instructions}
      practice={practice}
      constructs={constructsFor(run.protocol, run.participantId)}
      scale={scale}
      questions={askedQuestions(comprehension)}
    />
  );
}
