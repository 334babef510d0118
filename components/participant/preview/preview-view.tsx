import { AboutYouView } from "@/components/participant/pages/about-you-view";
import { ConsentForm } from "@/components/participant/pages/consent-form";
import { DeadEnd } from "@/components/participant/pages/dead-end";
import { EndedView } from "@/components/participant/pages/ended-view";
import { InLanguage } from "@/components/participant/pages/in-language";
import { InformationView } from "@/components/participant/pages/information-view";
import { InstructionsView } from "@/components/participant/pages/instructions-view";
import { LanguageLinks } from "@/components/participant/pages/language-links";
import { MarkdownLine } from "@/components/participant/pages/markdown";
import { RateView } from "@/components/participant/pages/rate-view";
import { ThanksView } from "@/components/participant/pages/thanks-view";
import { WayBack } from "@/components/participant/pages/way-back";
import { WithdrawView } from "@/components/participant/pages/withdraw-view";
import { speak } from "@/lib/messages/speak";
import { constructsFor } from "@/lib/study/participation/shown-order";
import { askedQuestions, shownChecks } from "@/lib/study/protocol/checks";
import type { Language } from "@/lib/study/protocol/language";
import type { BlindTrial, Protocol } from "@/lib/study/protocol/protocol";
import { offeredLanguages } from "@/lib/study/protocol/translations";
import { endOfRun } from "@/lib/study/recruitment/completion";
import { PreviewBanner } from "./preview-banner";
import { PreviewTransport } from "./preview-transport";

export const PREVIEW_STEPS = [
  "information",
  "about-you",
  "instructions",
  "rate",
  "thanks",
  "withdraw",
  "ended",
] as const;
export type PreviewStep = (typeof PREVIEW_STEPS)[number];

/** Stands for the code that a participant would get. */
const CODE = "PREVIEW";

interface Previewed {
  language: Language;
  study: string;
  version: number;
  protocol: Protocol;
  trials: BlindTrial[];
}

/** The page of a step as participants see it; its buttons lead through the preview. */
export function PreviewView({ step, ...previewed }: Previewed & { step: PreviewStep }) {
  const { language, study, version } = previewed;
  const at = (page: PreviewStep) =>
    `/take/${encodeURIComponent(study)}/preview/${page}?version=${version}&lang=${language}`;
  return (
    <PreviewTransport
      next={{
        consent: at("about-you"),
        "about-you": at("instructions"),
        instructed: at("rate"),
        finish: at("thanks"),
        withdrawal: at("ended"),
      }}
    >
      <InLanguage language={language} written={previewed.protocol.language}>
        <PreviewBanner language={language} />
        <StepView step={step} at={at} {...previewed} />
      </InLanguage>
    </PreviewTransport>
  );
}

function StepView({
  step,
  at,
  language,
  study,
  version,
  protocol,
  trials,
}: Previewed & { step: PreviewStep; at: (page: PreviewStep) => string }) {
  const { information, title, practice, scale, screening, comprehension, debrief, contact } =
    protocol;
  const constructs = constructsFor(protocol, CODE);
  const end = (outcome: "completed" | "no-consent") =>
    endOfRun({
      outcome,
      source: protocol.recruitment.prolific ? "PROLIFIC" : "OPEN_LINK",
      participantCode: CODE,
      parameters: {},
      recruitment: protocol.recruitment,
    });
  const withdrawHref = at("withdraw");
  switch (step) {
    case "information":
      return (
        <InformationView
          title={title}
          information={information}
          languages={
            <LanguageLinks
              offered={offeredLanguages(protocol)}
              language={language}
              path={`/take/${encodeURIComponent(study)}/preview/information`}
              query={{ version: String(version) }}
            />
          }
        >
          <ConsentForm
            study={study}
            given={{ query: {}, visit: CODE }}
            consents={protocol.consents.map((text) => <MarkdownLine key={text} text={text} />)}
            declined={<WayBack language={language} end={end("no-consent")} />}
          />
        </InformationView>
      );
    case "about-you":
      return (
        <AboutYouView
          language={language}
          study={study}
          code={CODE}
          screening={screening}
          ownQuestions={protocol.ownQuestions}
          withdrawHref={withdrawHref}
        />
      );
    case "instructions":
      return (
        <InstructionsView
          language={language}
          study={study}
          withdrawHref={withdrawHref}
          total={trials.length}
          instructions={protocol.instructions}
          practice={practice}
          constructs={constructs}
          scale={scale}
          questions={askedQuestions(comprehension)}
        />
      );
    case "rate":
      return trials.length === 0 ? (
        <DeadEnd
          title={speak(language)("deadEnds.nothingToRate.title")}
          paragraphs={[speak(language)("deadEnds.nothingToRate.why")]}
        />
      ) : (
        <RateView
          language={language}
          title={title}
          withdrawHref={withdrawHref}
          study={study}
          code={CODE}
          trials={trials}
          total={trials.length}
          constructs={constructs}
          scale={scale}
          checks={shownChecks(protocol.attention.checks)}
        />
      );
    case "thanks":
      return (
        <ThanksView
          language={language}
          end={end("completed")}
          code={CODE}
          debrief={debrief}
          contact={contact}
          withdrawalUrl={withdrawHref}
        />
      );
    case "withdraw":
      return (
        <WithdrawView
          language={language}
          study={study}
          code={CODE}
          token={undefined}
          status="ACTIVE"
          contact={contact}
          carryOnHref={at("information")}
        />
      );
    case "ended":
      return (
        <EndedView
          language={language}
          status="WITHDRAWN"
          end={end("no-consent")}
          withdrawalUrl={null}
        />
      );
  }
}
