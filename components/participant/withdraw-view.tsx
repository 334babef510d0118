import type { RunStatus } from "@/lib/study/run-step";
import { ParticipantPage } from "./participant-page";
import { WithdrawForm } from "./withdraw-form";

/** What it means to stop, and what it means to have everything erased. */
export function WithdrawView({
  study,
  code,
  token,
  status,
  contact,
}: {
  study: string;
  /** The participant's own code. */
  code: string;
  token: string | undefined;
  status: RunStatus;
  contact: string;
}) {
  if (status === "ERASED") {
    return (
      <ParticipantPage title="Your answers have been erased">
        <p className="mt-4 max-w-[66ch] font-serif">There is nothing left to withdraw.</p>
      </ParticipantPage>
    );
  }
  return (
    <ParticipantPage title={status === "ACTIVE" ? "Do you want to stop?" : "Withdraw"}>
      <p className="mt-3 max-w-[66ch] font-serif">
        {status === "ACTIVE"
          ? "You may stop at any time, without giving a reason."
          : "You may have what you answered erased at any time, without giving a reason."}
      </p>
      <WithdrawForm study={study} code={code} token={token} active={status === "ACTIVE"} />
      <p className="mt-8 max-w-[66ch] text-soft">
        Any questions first? Please {contact} Your personal reference is{" "}
        <strong className="whitespace-nowrap tabular-nums">{code}</strong>.
      </p>
    </ParticipantPage>
  );
}
