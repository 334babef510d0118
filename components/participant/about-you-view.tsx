import { ABOUT_YOU } from "@/lib/study/about-you";
import type { Protocol } from "@/lib/study/protocol";
import { AboutYouForm } from "./about-you-form";
import { ParticipantPage } from "./participant-page";

/** The screening questions of the study, then the about-you questions. */
export function AboutYouView({
  study,
  code,
  screening,
  withdrawHref,
}: { study: string; code: string; withdrawHref: string } & Pick<Protocol, "screening">) {
  const fields = [
    ...screening.map(({ key, question, options }) => ({
      key: `screening.${key}`,
      question,
      options,
    })),
    ...ABOUT_YOU.map(({ key, ...field }) => ({ key: `aboutYou.${key}`, ...field })),
  ];
  return (
    <ParticipantPage title="About you" withdrawHref={withdrawHref}>
      <p className="mt-3 max-w-[66ch] font-serif">
        {screening.length > 0
          ? "These questions show whether you can take part, and help to describe who took part. You may choose “Prefer not to say” wherever it is offered."
          : "These five questions help to describe who took part. You may choose “Prefer not to say” for any of them."}
      </p>
      <AboutYouForm study={study} code={code} fields={fields} />
    </ParticipantPage>
  );
}
