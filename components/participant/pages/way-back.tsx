import { buttonClass } from "@/components/ui/button";
import { speak } from "@/lib/messages/speak";
import type { Language } from "@/lib/study/protocol/language";
import type { EndOfRun } from "@/lib/study/recruitment/completion";
import { CompletionCode } from "./completion-code";
import { HandInForm } from "./hand-in-form";

/** The code, if there is one, and the way back to whoever sent the participant. */
export function WayBack({
  language,
  end: { code, returnUrl, recruiter, handIn },
  completed = false,
}: {
  language: Language;
  end: EndOfRun;
  /** Whether everything was answered. */
  completed?: boolean;
}) {
  const t = speak(language);
  const toRecruiter = completed ? "wayBack.goBackToAndComplete" : "wayBack.goBackTo";
  const back = recruiter
    ? t(toRecruiter, { recruiter })
    : t(completed ? "wayBack.goBackAndComplete" : "wayBack.goBack");
  const on = recruiter
    ? t(code ? "wayBack.handIn" : "wayBack.returnPlace", { recruiter })
    : t("wayBack.closePage");
  return (
    <>
      {code ? (
        <>
          <h2 className="mt-6 font-semibold">
            {t(completed ? "wayBack.completionCode" : "wayBack.yourCode")}
          </h2>
          <CompletionCode code={code} />
        </>
      ) : null}
      {handIn ? (
        <HandInForm handIn={handIn} label={back} elsewhere={on} />
      ) : returnUrl ? (
        <p className="mt-5">
          <a href={returnUrl} className={buttonClass()}>
            {back}
          </a>
        </p>
      ) : (
        <p className="mt-4 max-w-[66ch] font-serif">{on}</p>
      )}
    </>
  );
}
