import type { SendingProgress } from "./send-content";

const STEPS = {
  sending: "Sending the file",
  reading: "Reading it",
  comparing: "Comparing it with the study",
  storing: "Storing it",
  checking: "Checking and storing it: a minute or two for a million ratings",
} as const;

/** How far an import has come. */
export function ImportProgressBar({ progress }: { progress: SendingProgress }) {
  const { step, done, of } = progress;
  const known = step !== "comparing" && of > 0;
  return (
    <div className="max-w-[66ch]">
      <label htmlFor="progress">{STEPS[step]}</label>
      <progress
        id="progress"
        className="mt-1 block w-full"
        {...(known ? { value: done, max: of } : {})}
      />
    </div>
  );
}
