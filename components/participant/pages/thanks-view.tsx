import { VERBATIM } from "@/components/ui/verbatim";
import { speak } from "@/lib/messages/speak";
import type { Language } from "@/lib/study/protocol/language";
import type { EndOfRun } from "@/lib/study/recruitment/completion";
import { Markdown } from "./markdown";
import { ParticipantPage } from "./participant-page";
import { WayBack } from "./way-back";

/** The last page: the code, the way back, what it was about, and how to withdraw later. */
export function ThanksView({
  language,
  end,
  code,
  debrief,
  contact,
  withdrawalUrl,
}: {
  language: Language;
  end: EndOfRun;
  /** The participant's own code. */
  code: string;
  debrief: string[];
  contact: string;
  /** Withdraws from any device. */
  withdrawalUrl: string;
}) {
  const t = speak(language);
  const ownCode = () => (
    <strong {...VERBATIM} className="whitespace-nowrap tabular-nums">
      {code}
    </strong>
  );
  return (
    <ParticipantPage title={t("titles.thanks")}>
      <p className="mt-3 max-w-[66ch] font-serif">{t("thanks.saved")}</p>
      {end.recruiter && !end.code && !end.returnUrl ? (
        // Whoever has finished must not give up the place.
        <p className="mt-4 max-w-[66ch] font-serif">
          {t.rich("thanks.submitThere", { recruiter: end.recruiter, contact, code: ownCode })}
        </p>
      ) : (
        <WayBack language={language} end={end} completed />
      )}
      <h2 className="mt-8 font-semibold">{t("thanks.aboutWhat")}</h2>
      {debrief.map((paragraph) => (
        <Markdown key={paragraph} text={paragraph} className="mt-1 max-w-[66ch] font-serif" />
      ))}
      <h2 className="mt-6 font-semibold">{t("thanks.changedMind")}</h2>
      <p className="mt-1 max-w-[66ch] font-serif">
        {t.rich("thanks.erase", {
          link: (words) => (
            <a href={withdrawalUrl} className="underline">
              {words}
            </a>
          ),
        })}
      </p>
      <p className="mt-2 max-w-[66ch] font-serif">
        {t.rich("thanks.contact", {
          contact,
          code: ownCode,
        })}
      </p>
    </ParticipantPage>
  );
}
