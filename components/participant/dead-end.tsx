import { ParticipantPage } from "./participant-page";

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
