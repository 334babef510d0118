import type { EndOfRun } from "@/lib/study/completion";
import { ParticipantPage } from "./participant-page";
import { WayBack } from "./way-back";

/** The last page: the code, the way back, what it was about, and how to withdraw later. */
export function ThanksView({
  end,
  code,
  debrief,
  contact,
  withdrawalUrl,
}: {
  end: EndOfRun;
  /** The participant's own code. */
  code: string;
  debrief: string[];
  contact: string;
  /** Withdraws from any device. */
  withdrawalUrl: string;
}) {
  return (
    <ParticipantPage title="Thank you">
      <p className="mt-3 max-w-[66ch] font-serif">All your answers have been saved.</p>
      <WayBack end={end} completed />
      <h2 className="mt-8 font-semibold">What was this about?</h2>
      {debrief.map((paragraph) => (
        <p key={paragraph} className="mt-1 max-w-[66ch] font-serif">
          {paragraph}
        </p>
      ))}
      <h2 className="mt-6 font-semibold">Changed your mind?</h2>
      <p className="mt-1 max-w-[66ch] font-serif">
        You can still have your answers erased, without giving a reason:{" "}
        <a href={withdrawalUrl} className="underline">
          withdraw from this study
        </a>
        . Keep the address of that page if you want to decide later.
      </p>
      <p className="mt-2 max-w-[66ch] font-serif">
        Or {contact} Quote your personal reference{" "}
        <strong className="whitespace-nowrap tabular-nums">{code}</strong>, so that your answers can
        be found without your name.
      </p>
    </ParticipantPage>
  );
}
