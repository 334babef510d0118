import { aboutYouIn } from "@/lib/messages/about-you-in";
import { speak } from "@/lib/messages/speak";
import { decides } from "@/lib/study/participation/screen-own-answers";
import type { Language } from "@/lib/study/protocol/language";
import { askedOwnQuestions } from "@/lib/study/protocol/own-questions";
import type { Protocol } from "@/lib/study/protocol/protocol";
import { AboutYouForm } from "./about-you-form";
import { ParticipantPage } from "./participant-page";
import { WithdrawLink } from "./withdraw-link";

/** The screening questions of the study, then the about-you questions. */
export function AboutYouView({
  language,
  study,
  code,
  screening,
  ownQuestions = [],
  withdrawHref,
}: { language: Language; study: string; code: string; withdrawHref: string } & Pick<
  Protocol,
  "screening" | "ownQuestions"
>) {
  const t = speak(language);
  const fields = [
    ...screening.map(({ key, question, options }) => ({
      key: `screening.${key}`,
      question,
      options,
    })),
    ...aboutYouIn(language).map(({ key, ...field }) => ({ key: `aboutYou.${key}`, ...field })),
    ...askedOwnQuestions(ownQuestions).map(({ key, ...field }) => ({
      key: `own.${key}`,
      ...field,
    })),
  ];
  const more = screening.length > 0 || ownQuestions.some(decides);
  const intro = more ? "introWithScreening" : ownQuestions.length > 0 ? "introWithOwn" : "intro";
  return (
    <ParticipantPage title={t("titles.aboutYou")}>
      <p className="mt-3 max-w-[66ch] font-serif">{t(`aboutYou.${intro}`)}</p>
      <AboutYouForm study={study} code={code} fields={fields} />
      <WithdrawLink language={language} href={withdrawHref} />
    </ParticipantPage>
  );
}
