"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { CheckBox } from "@/components/staff/protocol/check-field";
import { OpeningMessages, warningsRead } from "@/components/staff/protocol/opening-messages";
import { askServer } from "@/components/staff/shell/ask-server";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useHydrated } from "@/components/ui/use-hydrated";
import type { FieldProblem } from "@/lib/errors";
import type { ChangeStatusInput } from "@/lib/schemas/lifecycle/study-status";
import type { StudyAction } from "@/lib/study/lifecycle/lifecycle";
import type { DescribedStep } from "@/lib/views/lifecycle/describe-step";

interface Props {
  slug: string;
  action: StudyAction;
  /** Of the version of the protocol that the step takes along. */
  hash: string;
  step: DescribedStep;
  look?: "primary" | "secondary";
}

interface Found {
  blocking: FieldProblem[];
  warnings: FieldProblem[];
}

const NOTHING: Found = { blocking: [], warnings: [] };
const UNREACHABLE =
  "The server cannot be reached. Nothing was changed, as far as this page knows; load it again.";

/** A step's name inside a sentence. */
const lowerFirst = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);

/**
 * A step of the study's life: the button, and what it means before it is confirmed. The server checks
 * what can be checked when it is; what it warns of is confirmed beside it.
 */
export function StepButton({ slug, action, hash, step, look = "secondary" }: Props) {
  const router = useRouter();
  const ready = useHydrated();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [found, setFound] = useState(NOTHING);
  const [confirmed, setConfirmed] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { blocking, warnings } = found;
  const unread = warnings.length > 0 && !confirmed;

  function ask() {
    setFound(NOTHING);
    setConfirmed(false);
    setProblem(null);
    setAsking(true);
  }

  async function take() {
    setBusy(true);
    setProblem(null);
    const input: ChangeStatusInput = { action, hash, confirmed };
    const reply = await askServer("POST", `/api/studies/${slug}/status`, input);
    setBusy(false);
    if (reply.kind === "done") {
      setAsking(false);
      router.refresh();
    } else if (reply.kind === "unreachable") {
      setProblem(UNREACHABLE);
    } else if (reply.code === "unconfirmed") {
      setFound({ blocking: [], warnings: reply.fields });
    } else if (reply.code === "not-acceptable") {
      setFound({ blocking: reply.fields, warnings: [] });
    } else {
      setProblem(reply.message);
    }
  }

  return (
    <>
      <Button look={look} onClick={ask} disabled={!ready}>
        {step.name}…
      </Button>
      {asking ? (
        <ConfirmDialog
          title={`${step.name}?`}
          onClose={() => setAsking(false)}
          act={
            blocking.length > 0 ? null : (
              <Button
                look={step.danger ? "danger" : "primary"}
                onClick={take}
                disabled={busy || unread}
              >
                {busy ? "One moment…" : step.button}
              </Button>
            )
          }
        >
          {step.sentences.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          <div role="status" className="space-y-3">
            <OpeningMessages {...found} />
          </div>
          {warnings.length > 0 ? (
            <CheckBox
              id={`${action}-warnings-read`}
              label={warningsRead(warnings.length, lowerFirst(step.name))}
              checked={confirmed}
              onCheck={setConfirmed}
            />
          ) : null}
          <p role="alert" className="text-danger">
            {problem}
          </p>
        </ConfirmDialog>
      ) : null}
    </>
  );
}
