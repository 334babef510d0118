import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { speak } from "@/lib/messages/speak";
import type { Language } from "@/lib/study/protocol/language";
import type { LinkQuery } from "@/lib/study/recruitment/link-query";
import { ParticipantPage } from "./participant-page";

/** For somebody who has begun: one button, without scripts too, by which they go on. */
export function ResumeView({
  language,
  study,
  query = {},
  ranOut = false,
  busy = false,
}: {
  language: Language;
  study: string;
  /** The link's parameters, where they say who goes on. */
  query?: LinkQuery;
  /** Whether the time for which their place was kept is over. */
  ranOut?: boolean;
  /** Whether the browser holds as many places as it may. */
  busy?: boolean;
}) {
  const t = speak(language);
  const fields = Object.entries(query).flatMap(([name, value]) =>
    [...new Set([value ?? []].flat())].map((one) => [name, one] as const),
  );
  return (
    <ParticipantPage title={t("resume.title")}>
      <p className="mt-4 max-w-[66ch] font-serif">{t("resume.begun")}</p>
      {ranOut ? <p className="mt-4 max-w-[66ch] font-serif">{t("resume.ranOut")}</p> : null}
      {busy ? (
        <div className="mt-4">
          <Notice look="danger">{t("problems.too-many-requests")}</Notice>
        </div>
      ) : null}
      <form method="post" action={`/api/take/${encodeURIComponent(study)}/resume`}>
        {fields.map(([name, value]) => (
          <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
        ))}
        <Button type="submit" className="mt-5 w-full sm:w-auto">
          {t("browser.continue")}
        </Button>
      </form>
    </ParticipantPage>
  );
}
