"use client";

import { useState } from "react";
import type { Flushed } from "@/components/participant/queue/flush-queue";
import { forgetRun, sendAndForget, sendWaiting } from "@/components/participant/queue/leave-run";
import { useRunTransport } from "@/components/participant/queue/run-transport";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useHydrated } from "@/components/ui/use-hydrated";
import { goOn } from "./go-on";
import { sayProblem } from "./say-problem";
import { sayUnsent } from "./say-unsent";
import { useWords } from "./words";

/** The choice between stopping and erasing, each with its own button and its consequence. */
export function WithdrawForm({
  study,
  code,
  token,
  active,
}: {
  study: string;
  code: string;
  token: string | undefined;
  /** Whether there is anything to stop. */
  active: boolean;
}) {
  const words = useWords();
  const transport = useRunTransport();
  const hydrated = useHydrated();
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState("");
  const [unsent, setUnsent] = useState<Flushed>({ kind: "empty" });

  async function withdraw(withdrawal: "stop" | "erase", { discarding = false } = {}) {
    setSending(true);
    setProblem("");
    // What was answered before stopping is kept, so all of it has to arrive first.
    const keeping = withdrawal === "stop" && !discarding;
    const flushed: Flushed = keeping ? await sendWaiting(transport, code) : { kind: "empty" };
    setUnsent(flushed);
    if (flushed.kind === "empty") {
      const reply = await transport.sendStep(study, "withdrawal", { withdrawal, token });
      if (reply.kind === "ok") {
        // What another tab has queued meanwhile is still there on the next page, which says so.
        await (keeping ? sendAndForget : forgetRun)(transport, code);
        return goOn(reply.body);
      }
      setProblem(sayProblem(words, reply, words.nothingChanged));
    }
    setSending(false);
  }

  const disabled = sending || !hydrated;
  return (
    <div className="mt-6">
      {active ? (
        <section className="border-t border-line py-5">
          <h2 className="font-semibold">{words.stopTitle}</h2>
          <p className="mt-1 max-w-[66ch] font-serif">{words.stopText}</p>
          <Button
            look="secondary"
            className="mt-3 w-full sm:w-auto"
            disabled={disabled}
            onClick={() => withdraw("stop")}
          >
            {words.stop}
          </Button>
          <div role="alert" className="mt-4">
            {unsent.kind === "left" ? (
              <Notice look="danger" title={words.notStopped}>
                <p>{sayUnsent(words, unsent)}</p>
                {unsent.why === "refused" ? (
                  // Nobody is held in a study by an answer that it does not take.
                  <Button
                    look="danger"
                    className="mt-3 w-full sm:w-auto"
                    disabled={disabled}
                    onClick={() => withdraw("stop", { discarding: true })}
                  >
                    {words.stopAndDiscard}
                  </Button>
                ) : null}
              </Notice>
            ) : null}
          </div>
        </section>
      ) : null}
      <section className="border-t border-line py-5">
        <h2 className="font-semibold">{words.eraseTitle}</h2>
        <p className="mt-1 max-w-[66ch] font-serif">{words.eraseText}</p>
        <Button
          look="danger"
          className="mt-3 w-full sm:w-auto"
          disabled={disabled}
          onClick={() => withdraw("erase")}
        >
          {active ? words.stopAndErase : words.erase}
        </Button>
      </section>
      <div role="alert">{problem ? <Notice look="danger">{problem}</Notice> : null}</div>
    </div>
  );
}
