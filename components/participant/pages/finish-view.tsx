"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { SaveState } from "@/components/participant/queue/response-sender";
import type { ResponseStore } from "@/components/participant/queue/response-store";
import { useRunTransport } from "@/components/participant/queue/run-transport";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { fillCounted, joinSentences } from "@/lib/messages/fill";
import { MAX_COMMENT_LENGTH, MAX_PASTED_CHARACTERS } from "@/lib/study/protocol/limits";
import { CharacterCount } from "./character-count";
import { goOn } from "./go-on";
import { sayProblem } from "./say-problem";
import { sayUnsent } from "./say-unsent";
import { useWords } from "./words";

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
  const words = useWords();
  const { sendStep } = useRunTransport();
  const comment = store.comment();
  const [finishing, setFinishing] = useState(false);
  const [problem, setProblem] = useState("");
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);

  const finish = useCallback(async () => {
    const { text, pasted } = store.comment();
    const pastedCharacters = Math.min(pasted, MAX_PASTED_CHARACTERS);
    const reply = await sendStep(study, "finish", { comment: text, pastedCharacters });
    if (reply.kind === "ok") {
      goOn(reply.body);
    } else if (reply.kind === "unreachable" || reply.status >= 500 || reply.status === 429) {
      setProblem(words.finishUnreachable);
      return Math.max(RETRY_MS, (reply.kind === "problem" && reply.retryAfterMs) || 0);
    } else if (reply.status === 409) {
      // Another device has open trials, or this page is an old one: the server knows what comes next.
      window.location.reload();
    } else {
      // Of all that is sent, the comment alone can be wrong.
      setProblem(reply.fields.length > 0 ? words.commentProblem : sayProblem(words, reply));
      setFinishing(false);
    }
    return null;
  }, [study, store, sendStep, words]);

  useEffect(() => {
    if (!finishing || waiting > 0) return;
    let timer: ReturnType<typeof setTimeout>;
    let left = false;
    const attempt = async () => {
      const retryMs = await finish();
      if (retryMs !== null && !left) timer = setTimeout(attempt, retryMs);
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
        {words.lastExplanation}
      </h2>
      <label htmlFor="comment" className="mt-5 block">
        {words.comment}
      </label>
      <textarea
        id="comment"
        dir="auto"
        aria-describedby="comment-count"
        rows={5}
        maxLength={MAX_COMMENT_LENGTH}
        className="mt-2 w-full rounded border border-edge bg-paper p-3 font-serif"
        value={comment.text}
        onPaste={(event) => {
          const { length } = event.clipboardData.getData("text");
          store.saveComment({ ...comment, pasted: comment.pasted + length });
        }}
        onChange={(event) => {
          store.saveComment({ ...store.comment(), text: event.target.value });
        }}
      />
      <CharacterCount id="comment-count" text={comment.text} max={MAX_COMMENT_LENGTH} />
      <div className="mt-4 min-h-14" role="status">
        {finishing && waiting > 0 ? (
          <WaitingNotice waiting={waiting} saveState={saveState} />
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
          {finishing ? words.finishing : words.finish}
        </Button>
      </div>
    </section>
  );
}

function WaitingNotice({ waiting, saveState }: { waiting: number; saveState: SaveState }) {
  const words = useWords();
  if (saveState === "saved" || saveState === "saving" || saveState === "offline") {
    return (
      <Notice look={saveState === "offline" ? "look" : "quiet"}>
        {joinSentences(words, fillCounted(words.counted.onTheWay, waiting), words.keepOpen)}
      </Notice>
    );
  }
  return <Notice look="look">{sayUnsent(words, { left: waiting, why: saveState })}</Notice>;
}
