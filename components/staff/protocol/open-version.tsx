"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { askServer } from "@/components/staff/shell/ask-server";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { useHydrated } from "@/components/ui/use-hydrated";
import type { OpeningChecks } from "@/lib/study/lifecycle/opening-checks";
import { CheckBox } from "./check-field";
import { OpeningMessages, warningsRead } from "./opening-messages";

interface Props {
  slug: string;
  opening: {
    number: number;
    hash: string;
    checks: OpeningChecks;
    /** What it changes of the analysis plan, in one line each. */
    planChanges: readonly string[];
  };
}

/** What stands against opening the draft, what is to be confirmed, and the button that opens it. */
export function OpenVersion({ slug, opening }: Props) {
  const router = useRouter();
  const ready = useHydrated();
  const [confirmed, setConfirmed] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [reason, setReason] = useState("");
  const { number, hash, checks, planChanges } = opening;
  const { blocking, warnings } = checks;

  async function open() {
    setBusy(true);
    const reply = await askServer("POST", `/api/studies/${slug}/protocol/opening`, {
      hash,
      confirmed,
      ...(planChanges.length > 0 ? { planReason: reason } : {}),
    });
    setBusy(false);
    if (reply.kind === "done") {
      router.refresh();
      return;
    }
    setProblem(
      reply.kind === "unreachable"
        ? "The server cannot be reached. Nothing was opened, as far as this page knows; load it again."
        : reply.message,
    );
  }

  return (
    <section aria-labelledby="opening" className="space-y-4">
      <h2 id="opening" className="font-serif text-[1.2rem]">
        Version {number} is a draft
      </h2>
      <OpeningMessages blocking={blocking} warnings={warnings} />
      {blocking.length === 0 ? (
        <div className="max-w-[66ch] space-y-3">
          <p>
            Opening freezes this version and gives it to people who come from now on. Anyone in a
            run keeps theirs.
          </p>
          {warnings.length > 0 ? (
            <CheckBox
              id="warnings-read"
              label={warningsRead(warnings.length, `open version ${number}`)}
              checked={confirmed}
              onCheck={setConfirmed}
            />
          ) : null}
          {planChanges.length > 0 ? (
            <>
              <p>This version changes the analysis plan, which is recorded as a deviation:</p>
              <ul className="list-disc pl-6">
                {planChanges.map((change) => (
                  <li key={change}>{change}</li>
                ))}
              </ul>
              <TextField
                id="plan-reason"
                label="Reason for the deviation"
                value={reason}
                maxLength={2000}
                onChange={(event) => setReason(event.target.value)}
              />
            </>
          ) : null}
          <Button
            onClick={open}
            disabled={
              !ready ||
              busy ||
              (warnings.length > 0 && !confirmed) ||
              (planChanges.length > 0 && reason.trim() === "")
            }
          >
            Open version {number}
          </Button>
        </div>
      ) : null}
      <p role="alert" className="text-danger">
        {problem}
      </p>
    </section>
  );
}
