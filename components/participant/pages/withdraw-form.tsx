"use client";

import { useState } from "react";
import { forgetRun, sendWaiting } from "@/components/participant/queue/leave-run";
import { useRunTransport } from "@/components/participant/queue/run-transport";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useHydrated } from "@/components/ui/use-hydrated";
import { goOn } from "./go-on";
import { sayProblem } from "./say-problem";
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

  async function withdraw(withdrawal: "stop" | "erase") {
    setSending(true);
    setProblem("");
    // What was answered before stopping is kept, so it has to arrive first.
    if (withdrawal === "stop") await sendWaiting(transport, code);
    const reply = await transport.sendStep(study, "withdrawal", { withdrawal, token });
    if (reply.kind === "ok") {
      await forgetRun(transport, code);
      return goOn(reply.body);
    }
    setSending(false);
    setProblem(sayProblem(words, reply, words.nothingChanged));
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
