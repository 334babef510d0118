import { speak } from "@/lib/messages/speak";
import type { EndedStatus } from "@/lib/study/participation/run-step";
import type { Language } from "@/lib/study/protocol/language";
import type { EndOfRun } from "@/lib/study/recruitment/completion";
import { ParticipantPage } from "./participant-page";
import { WayBack } from "./way-back";

/** For somebody whose run ended before its end: why, and what to do now. */
export function EndedView({
  language,
  status,
  end,
  withdrawalUrl,
}: {
  language: Language;
  status: EndedStatus;
  end: EndOfRun;
  /** To have erased what is still stored; null where nothing is. */
  withdrawalUrl: string | null;
}) {
  const t = speak(language);
  return (
    <ParticipantPage title={t(`ended.${status}.title`)}>
      <p className="mt-4 max-w-[66ch] font-serif">{t(`ended.${status}.text`)}</p>
      <WayBack language={language} end={end} />
      {withdrawalUrl ? (
        <p className="mt-6 max-w-[66ch] font-serif">
          <a href={withdrawalUrl} className="underline">
            {t("ended.haveErased")}
          </a>
        </p>
      ) : null}
    </ParticipantPage>
  );
}
