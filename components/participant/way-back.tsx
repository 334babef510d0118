"use client";

import { buttonClass } from "@/components/ui/button";
import type { BrowserWords } from "@/lib/messages/browser-words";
import { fill } from "@/lib/messages/fill";
import type { EndOfRun } from "@/lib/study/completion";
import { CompletionCode } from "./completion-code";
import { useWords } from "./words";

/** The code, if there is one, and the way back to whoever sent the participant. */
export function WayBack({
  end: { code, returnUrl, recruiter },
  completed = false,
}: {
  end: EndOfRun;
  /** Whether everything was answered. */
  completed?: boolean;
}) {
  const words = useWords();
  return (
    <>
      {code ? (
        <>
          <h2 className="mt-6 font-semibold">
            {completed ? words.completionCode : words.yourCode}
          </h2>
          <CompletionCode code={code} />
        </>
      ) : null}
      {returnUrl ? (
        <p className="mt-5">
          <a href={returnUrl} className={buttonClass()}>
            {wayBack(words, recruiter, completed)}
          </a>
        </p>
      ) : (
        <p className="mt-4 max-w-[66ch] font-serif">{wayOn(words, code, recruiter)}</p>
      )}
    </>
  );
}

function wayBack(words: BrowserWords, recruiter: string | null, completed: boolean): string {
  if (!recruiter) return completed ? words.goBackAndComplete : words.goBack;
  return fill(completed ? words.goBackToAndComplete : words.goBackTo, { recruiter });
}

function wayOn(words: BrowserWords, code: string | null, recruiter: string | null): string {
  if (!recruiter) return words.closePage;
  return fill(code ? words.handIn : words.returnPlace, { recruiter });
}
