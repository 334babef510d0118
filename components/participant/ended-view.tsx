import type { EndOfRun } from "@/lib/study/completion";
import type { EndedStatus } from "@/lib/study/run-step";
import { ParticipantPage } from "./participant-page";
import { WayBack } from "./way-back";

const WORDS: Record<EndedStatus, { title: string; paragraphs: string[] }> = {
  SCREENED_OUT: {
    title: "You cannot take part in this study",
    paragraphs: [
      "Thank you for your interest. This study needs people with other answers than yours. That is no judgement of you or of your answers.",
    ],
  },
  QUOTA_FULL: {
    title: "All places are taken",
    paragraphs: [
      "Thank you for your interest. Others have just taken the last places for people like you, so you cannot take part any more.",
    ],
  },
  TIMED_OUT: {
    title: "Your place has been given to somebody else",
    paragraphs: [
      "The time for this study was over before you came back, and by now all places are taken. What you had answered is stored.",
    ],
  },
  WITHDRAWN: {
    title: "You have stopped taking part",
    paragraphs: [
      "Nothing more is asked of you. What you had answered stays stored, under your personal reference only.",
    ],
  },
  ERASED: {
    title: "Your answers have been erased",
    paragraphs: [
      "Nothing that you told us is stored any more, nor anything by which we could know you again. All that is left is the number of people who withdrew.",
    ],
  },
};

/** For somebody whose run ended before its end: why, and what to do now. */
export function EndedView({
  status,
  end,
  withdrawalUrl,
}: {
  status: EndedStatus;
  end: EndOfRun;
  /** To have erased what is still stored; null where nothing is. */
  withdrawalUrl: string | null;
}) {
  const { title, paragraphs } = WORDS[status];
  return (
    <ParticipantPage title={title}>
      {paragraphs.map((paragraph) => (
        <p key={paragraph} className="mt-4 max-w-[66ch] font-serif">
          {paragraph}
        </p>
      ))}
      <WayBack end={end} />
      {withdrawalUrl ? (
        <p className="mt-6 max-w-[66ch] font-serif">
          <a href={withdrawalUrl} className="underline">
            Have everything erased
          </a>
        </p>
      ) : null}
    </ParticipantPage>
  );
}
