import { DeadEnd } from "@/components/participant/dead-end";

export default function StudyNotFound() {
  return (
    <DeadEnd
      title="We do not know this study"
      paragraphs={[
        "The address may have been cut short when it was copied. Please open the study again by the link you were given.",
        "If that does not help, tell whoever invited you that the study was not found.",
      ]}
    />
  );
}
