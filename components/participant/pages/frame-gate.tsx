"use client";

import { type ReactNode, useEffect, useState } from "react";
import { sendJson } from "@/components/participant/queue/send-json";
import { Button, buttonClass } from "@/components/ui/button";
import { handInAtMturk, MTURK_PREVIEW } from "@/lib/study/recruitment/mturk-frame";
import { ParticipantPage } from "./participant-page";
import { useWords } from "./words";

/** Whether the browser sends back what the study keeps in it; true where the server does not say. */
async function keepsCookies(study: string): Promise<boolean> {
  const check = async () => {
    const reply = await sendJson("POST", `/api/take/${study}/cookie-check`, {});
    return reply.kind !== "ok" || (reply.body as { kept?: unknown }).kept !== false;
  };
  // The first time there may be nothing yet that could come back.
  return (await check()) || (await check());
}

/**
 * The pages of a study that MTurk shows in a frame. Where the browser does not let the frame keep the
 * participant's cookie, the run goes on in a tab of its own, and its code is handed in here.
 */
export function FrameGate({ study, children }: { study: string; children: ReactNode }) {
  const [link, setLink] = useState<URL | null>(null);
  useEffect(() => {
    const here = new URL(window.location.href);
    const assignment = here.searchParams.get("assignmentId");
    // Later pages of the run are reached with the cookie alone; a preview needs none.
    if (window.self === window.top || !assignment || assignment === MTURK_PREVIEW) return;
    let left = false;
    keepsCookies(study).then((kept) => {
      if (!left && !kept) setLink(here);
    });
    return () => {
      left = true;
    };
  }, [study]);
  return link ? <OpenInTab link={link} /> : children;
}

function OpenInTab({ link }: { link: URL }) {
  const words = useWords();
  const handIn = handInAtMturk(Object.fromEntries(link.searchParams), "");
  return (
    <ParticipantPage title={words.frameTitle}>
      <p className="mt-4 max-w-[66ch] font-serif">{words.frameText}</p>
      <p className="mt-5">
        <a href={link.href} target="_blank" rel="noopener" className={buttonClass()}>
          {words.frameOpen}
        </a>
      </p>
      <p className="mt-6 max-w-[66ch] font-serif">{words.frameThen}</p>
      {handIn ? (
        <form method="post" action={handIn.address} className="mt-3">
          <input type="hidden" name="assignmentId" value={handIn.fields.assignmentId} />
          <label htmlFor="code" className="block">
            {words.frameCode}
          </label>
          <input
            id="code"
            name="code"
            required
            maxLength={100}
            autoComplete="off"
            className="mt-2 min-h-11 w-full rounded border border-edge bg-paper px-3 sm:w-72"
          />
          <div className="mt-4">
            <Button type="submit" look="secondary">
              {words.frameSubmit}
            </Button>
          </div>
        </form>
      ) : null}
    </ParticipantPage>
  );
}
