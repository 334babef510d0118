"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { MAX_COMMENT_LENGTH } from "@/lib/study/limits";
import type { SaveState } from "./response-sender";
import type { ResponseStore } from "./response-store";
import { sendJson } from "./send-json";

const RETRY_MS = 3000;

/** The optional comment, and the end of the run once every answer has been acknowledged. */
export function FinishView({
  study,
  store,
  waiting,
  saveState,
}: {
  study: string;
  store: ResponseStore;
  /** Responses that the server has not acknowledged. */
  waiting: number;
  saveState: SaveState;
}) {
  const [comment, setComment] = useState(() => store.comment());
  const [finishing, setFinishing] = useState(false);
  const [problem, setProblem] = useState("");
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);

  const finish = useCallback(async () => {
    const reply = await sendJson("POST", `/api/take/${study}/finish`, { comment: store.comment() });
    if (reply.kind === "ok") {
      window.location.assign(`/take/${study}/thanks`);
    } else if (reply.kind === "unreachable" || reply.status >= 500) {
      setProblem("We cannot reach the server. Your answers are saved; we try again by ourselves.");
      return true;
    } else if (reply.status === 409) {
      // Another device has open trials, or this page is an old one: the server knows what comes next.
      window.location.reload();
    } else {
      setProblem(reply.fields[0]?.message ?? reply.message);
      setFinishing(false);
    }
    return false;
  }, [study, store]);

  useEffect(() => {
    if (!finishing || waiting > 0) return;
    let timer: ReturnType<typeof setTimeout>;
    let left = false;
    const attempt = async () => {
      if ((await finish()) && !left) timer = setTimeout(attempt, RETRY_MS);
    };
    attempt();
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [finishing, waiting, finish]);

  return (
    <section className="pt-6">
      <h2 ref={heading} tabIndex={-1} className="font-serif text-[1.2rem]">
        That was the last explanation.
      </h2>
      <label htmlFor="comment" className="mt-5 block">
        Is there anything you would like to tell us? (optional)
      </label>
      <textarea
        id="comment"
        rows={5}
        maxLength={MAX_COMMENT_LENGTH}
        className="mt-2 w-full rounded border border-edge bg-paper p-3 font-serif"
        value={comment}
        onChange={(event) => {
          setComment(event.target.value);
          store.saveComment(event.target.value);
        }}
      />
      <div className="mt-4 min-h-14" role="status">
        {finishing && waiting > 0 ? (
          <Notice look={saveState === "saving" ? "quiet" : "look"}>
            {waiting === 1 ? "One answer is" : `${waiting} answers are`} still on the way. Please
            keep this page open; you get your code as soon as everything has arrived.
          </Notice>
        ) : null}
        {problem ? <Notice look="look">{problem}</Notice> : null}
      </div>
      <div className="mt-4 flex justify-end">
        <Button
          className="w-full sm:w-auto"
          disabled={finishing}
          onClick={() => {
            setProblem("");
            setFinishing(true);
          }}
        >
          {finishing ? "Finishing…" : "Finish"}
        </Button>
      </div>
    </section>
  );
}
