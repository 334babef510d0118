import { VERBATIM } from "@/components/ui/verbatim";
import { speak } from "@/lib/messages/speak";
import type { RunStatus } from "@/lib/study/participation/run-step";
import type { Language } from "@/lib/study/protocol/language";
import { ParticipantPage } from "./participant-page";
import { WithdrawForm } from "./withdraw-form";

/** What it means to stop, and what it means to have everything erased. */
export function WithdrawView({
  language,
  study,
  code,
  token,
  status,
  contact,
  carryOnHref,
}: {
  language: Language;
  study: string;
  /** The participant's own code. */
  code: string;
  token: string | undefined;
  status: RunStatus;
  contact: string;
  /** Back to where the run goes on. */
  carryOnHref: string;
}) {
  const t = speak(language);
  if (status === "ERASED") {
    return (
      <ParticipantPage title={t("withdraw.erased")}>
        <p className="mt-4 max-w-[66ch] font-serif">{t("withdraw.nothingLeft")}</p>
      </ParticipantPage>
    );
  }
  const active = status === "ACTIVE";
  return (
    <ParticipantPage title={t(active ? "withdraw.wantToStop" : "withdraw.withdraw")}>
      <p className="mt-3 max-w-[66ch] font-serif">
        {t(active ? "withdraw.mayStop" : "withdraw.mayErase")}
      </p>
      <WithdrawForm study={study} code={code} token={token} active={active} />
      {active ? (
        <p className="mt-4">
          <a href={carryOnHref} className="underline">
            {t("withdraw.carryOn")}
          </a>
        </p>
      ) : null}
      <p className="mt-8 max-w-[66ch] text-soft">
        {t.rich("withdraw.contact", {
          contact,
          code: () => (
            <strong {...VERBATIM} className="whitespace-nowrap tabular-nums">
              {code}
            </strong>
          ),
        })}
      </p>
    </ParticipantPage>
  );
}
