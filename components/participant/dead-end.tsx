import type { EndOfRun } from "@/lib/study/completion";
import type { UnusableReason } from "@/lib/study/recruitment-link";
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
export function UnknownBrowser() {
  return (
    <DeadEnd
      title="We cannot see where you were"
      paragraphs={[
        "Please open the study again by the link you were given. You will go on where you stopped; nothing that was saved is lost.",
        "If this page comes back, your browser blocks cookies. This study needs one small cookie to know your answers as yours. Allow cookies for this site, or use another browser, and open the link again.",
      ]}
    />
  );
}

/** The link does not say who somebody is; for those who have run out there is another way on. */
export function UnusableLink({ reason }: { reason: UnusableReason }) {
  if (reason === "expired") {
    return (
      <DeadEnd
        title="This link has run out"
        paragraphs={[
          "The link that brought you here was made for a limited time, and that time is over. Nothing has been stored.",
          "Please go back to where you found the study and open it from there again, or ask whoever invited you for a new link.",
        ]}
      />
    );
  }
  return (
    <DeadEnd
      title="This link is incomplete"
      paragraphs={[
        "The link that brought you here does not say who you are, or says it in a way that we cannot read. Nothing has been stored.",
        "Please go back to where you found the study and open it from there again, without changing the link. If that does not help, tell whoever invited you that the link is incomplete.",
      ]}
    />
  );
}

const TAKES_NOBODY = {
  full: {
    title: "All places are taken",
    text: "As many people take part as the study needs, so you cannot take part at present. If somebody stops, a place becomes free again: you may open the same link later.",
  },
  "not-begun": {
    title: "This study has not begun yet",
    text: "It is still being prepared, so nobody can take part yet. Please open the same link again later.",
  },
  paused: {
    title: "This study is paused",
    text: "At the moment it takes nobody new. It goes on later: you may open the same link again then.",
  },
  ended: {
    title: "This study has ended",
    text: "It takes nobody new any more, so you cannot take part. Thank you for your interest.",
  },
};

/** The study takes nobody new, for now or for good. */
export function TakesNobody({
  because,
  end,
}: {
  because: keyof typeof TAKES_NOBODY;
  /** What somebody takes back whom a recruiter sent; null: nobody is sent yet. */
  end: EndOfRun | null;
}) {
  const { title, text } = TAKES_NOBODY[because];
  return (
    <ParticipantPage title={title}>
      <p className="mt-4 max-w-[66ch] font-serif">{text} Nothing has been stored.</p>
      {end ? <WayBack end={end} /> : null}
    </ParticipantPage>
  );
}
