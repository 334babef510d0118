import { speak } from "@/lib/messages/speak";
import type { Language } from "@/lib/study/protocol/language";
import type { EndOfRun } from "@/lib/study/recruitment/completion";
import type { UnusableReason } from "@/lib/study/recruitment/recruitment-link";
import { ParticipantPage } from "./participant-page";
import { WayBack } from "./way-back";

/** Why the run cannot go on here, and the way on. */
export function DeadEnd({ title, paragraphs }: { title: string; paragraphs: string[] }) {
  return (
    <ParticipantPage title={title}>
      {paragraphs.map((paragraph) => (
        <p key={paragraph} className="mt-4 max-w-[66ch] font-serif">
          {paragraph}
        </p>
      ))}
    </ParticipantPage>
  );
}

/** This browser did not say who it is: no cookie, or none of ours. */
export function UnknownBrowser({ language }: { language: Language }) {
  const t = speak(language);
  return (
    <DeadEnd
      title={t("deadEnds.unknownBrowser.title")}
      paragraphs={[t("deadEnds.unknownBrowser.reopen"), t("deadEnds.unknownBrowser.cookies")]}
    />
  );
}

/** The link names a participant, and does not prove that this is the one. */
export function BegunElsewhere({
  language,
  bySubmission,
  contact,
}: {
  language: Language;
  /** Whether the recruiter's own page leads here with what proves it. */
  bySubmission: boolean;
  contact: string;
}) {
  const t = speak(language);
  return (
    <DeadEnd
      title={t("deadEnds.begunElsewhere.title")}
      paragraphs={[
        t("deadEnds.begunElsewhere.why"),
        t("deadEnds.begunElsewhere.sameDevice"),
        ...(bySubmission ? [t("deadEnds.begunElsewhere.fromRecruiter")] : []),
        t("deadEnds.begunElsewhere.contact", { contact }),
      ]}
    />
  );
}

/** The link does not say who somebody is; for those who have run out there is another way on. */
export function UnusableLink({ language, reason }: { language: Language; reason: UnusableReason }) {
  const t = speak(language);
  const link = reason === "expired" ? "expiredLink" : "incompleteLink";
  return (
    <DeadEnd
      title={t(`deadEnds.${link}.title`)}
      paragraphs={[t(`deadEnds.${link}.why`), t(`deadEnds.${link}.goBack`)]}
    />
  );
}

/** The study takes nobody new, for now or for good. */
export function TakesNobody({
  language,
  because,
  end,
}: {
  language: Language;
  because: "notBegun" | "paused" | "over" | "full";
  /** What somebody takes back whom a recruiter sent; null: nobody is sent yet. */
  end: EndOfRun | null;
}) {
  const t = speak(language);
  return (
    <ParticipantPage title={t(`deadEnds.${because}.title`)}>
      <p className="mt-4 max-w-[66ch] font-serif">{t(`deadEnds.${because}.why`)}</p>
      {end ? <WayBack language={language} end={end} /> : null}
    </ParticipantPage>
  );
}
