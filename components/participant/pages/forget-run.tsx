"use client";

import { useCallback, useEffect, useState } from "react";
import type { Flushed } from "@/components/participant/queue/flush-queue";
import { forgetRun, sendAndForget } from "@/components/participant/queue/leave-run";
import { useRunTransport } from "@/components/participant/queue/run-transport";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { sayUnsent } from "./say-unsent";
import { useWords } from "./words";

/**
 * The run is over: the browser sends what still waits, and then forgets what it kept of it. It shows
 * only what could not be sent. After an erasure it forgets at once.
 */
export function ForgetRun({ code, erased = false }: { code: string; erased?: boolean }) {
  const words = useWords();
  const transport = useRunTransport();
  const [flushed, setFlushed] = useState<Flushed>({ kind: "empty" });
  const [sending, setSending] = useState(false);

  const leave = useCallback(async () => {
    setSending(true);
    if (erased) await forgetRun(transport, code);
    else setFlushed(await sendAndForget(transport, code));
    setSending(false);
  }, [transport, code, erased]);
  useEffect(() => {
    leave();
    window.addEventListener("online", leave);
    return () => window.removeEventListener("online", leave);
  }, [leave]);

  if (flushed.kind === "empty") return null;
  return (
    <div role="status" className="mx-auto max-w-[42rem] px-4 pt-6 sm:px-6">
      <Notice look="look">
        <p>{sayUnsent(words, flushed)}</p>
        {flushed.why === "run-ended" ? null : (
          <Button look="secondary" className="mt-3" disabled={sending} onClick={leave}>
            {words.tryAgain}
          </Button>
        )}
      </Notice>
    </div>
  );
}
