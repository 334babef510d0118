import { buttonClass } from "@/components/ui/button";
import type { EndOfRun } from "@/lib/study/completion";
import { CompletionCode } from "./completion-code";

/** The code, if there is one, and the way back to whoever sent the participant. */
export function WayBack({
  end: { code, returnUrl, recruiter },
  completed = false,
}: {
  end: EndOfRun;
  /** Whether everything was answered. */
  completed?: boolean;
}) {
  return (
    <>
      {code ? (
        <>
          <h2 className="mt-6 font-semibold">{completed ? "Your completion code" : "Your code"}</h2>
          <CompletionCode code={code} />
        </>
      ) : null}
      {returnUrl ? (
        <p className="mt-5">
          <a href={returnUrl} className={buttonClass()}>
            Go back to {recruiter ?? "where you came from"}
            {completed ? " and complete" : ""}
          </a>
        </p>
      ) : (
        <p className="mt-4 max-w-[66ch] font-serif">{wayOn(code, recruiter)}</p>
      )}
    </>
  );
}

function wayOn(code: string | null, recruiter: string | null): string {
  if (!recruiter) return "You can close this page.";
  return code
    ? `Please hand in this code at ${recruiter}. Then you can close this page.`
    : `Please go back to ${recruiter} and return your place there, so that no one waits for you.`;
}
