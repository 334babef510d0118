"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useHydrated } from "@/components/ui/use-hydrated";

import { goOn } from "./go-on";
import { forgetRun, sendWaiting } from "./leave-run";
import { useRunTransport } from "./run-transport";

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
    setProblem(
      reply.kind === "unreachable"
        ? "We cannot reach the server, so nothing has changed yet. Please try again in a moment."
        : reply.message,
    );
  }

  const disabled = sending || !hydrated;
  return (
    <div className="mt-6">
      {active ? (
        <section className="border-t border-line py-5">
          <h2 className="font-semibold">Stop here, and keep what I have answered</h2>
          <p className="mt-1 max-w-[66ch] font-serif">
            Nothing more is asked of you. Your answers until now help the study.
          </p>
          <Button
            look="secondary"
            className="mt-3 w-full sm:w-auto"
            disabled={disabled}
            onClick={() => withdraw("stop")}
          >
            Stop taking part
          </Button>
        </section>
      ) : null}
      <section className="border-t border-line py-5">
        <h2 className="font-semibold">Erase everything</h2>
        <p className="mt-1 max-w-[66ch] font-serif">
          All your answers, and everything by which you could be known again, are erased at once.
          That cannot be undone.
        </p>
        <Button
          look="danger"
          className="mt-3 w-full sm:w-auto"
          disabled={disabled}
          onClick={() => withdraw("erase")}
        >
          {active ? "Stop, and erase all my answers" : "Erase all my answers"}
        </Button>
      </section>
      <div role="alert">{problem ? <Notice look="danger">{problem}</Notice> : null}</div>
      {active ? (
        <p className="mt-4">
          <a
            href={transport.preview ? "information" : `/take/${encodeURIComponent(study)}`}
            className="underline"
          >
            Go back and carry on
          </a>
        </p>
      ) : null}
    </div>
  );
}
