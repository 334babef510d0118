import { AboutYouView } from "@/components/participant/pages/about-you-view";
import { UnknownBrowser } from "@/components/participant/pages/dead-end";
import { pageLanguage } from "@/lib/server/participation/page-language";
import { runAtStep } from "@/lib/server/participation/participant-page";
import { titledPage } from "@/lib/server/participation/titled-page";
import { takePath } from "@/lib/study/participation/take-path";

export const generateMetadata = titledPage("aboutYou");

export default async function AboutYouPage({ params }: { params: Promise<{ study: string }> }) {
  const { study } = await params;
  const run = await runAtStep(study, "about-you");
  if (!run) return <UnknownBrowser language={await pageLanguage(study)} />;
  return (
    <AboutYouView
      language={run.language}
      study={study}
      code={run.code}
      screening={run.protocol.screening}
      ownQuestions={run.protocol.ownQuestions}
      withdrawHref={takePath(study, "withdraw")}
    />
  );
}
