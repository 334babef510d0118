"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { askServer } from "@/components/staff/shell/ask-server";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useHydrated } from "@/components/ui/use-hydrated";

/** Deletes what came in during the pilot, which goes on. */
export function RestartButton({ slug, participants }: { slug: string; participants: string }) {
  const router = useRouter();
  const ready = useHydrated();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function restart() {
    setBusy(true);
    const reply = await askServer("POST", `/api/studies/${slug}/pilot/discarding`);
    setBusy(false);
    if (reply.kind === "done") {
      setAsking(false);
      router.refresh();
      return;
    }
    setProblem(
      reply.kind === "unreachable"
        ? "The server cannot be reached. Nothing was deleted, as far as this page knows; load it again."
        : reply.message,
    );
  }

  return (
    <>
      <Button
        look="secondary"
        disabled={!ready}
        onClick={() => {
          setProblem(null);
          setAsking(true);
        }}
      >
        Begin the pilot anew…
      </Button>
      {asking ? (
        <ConfirmDialog
          title="Begin the pilot anew?"
          onClose={() => setAsking(false)}
          act={
            <Button look="danger" onClick={restart} disabled={busy}>
              {busy ? "One moment…" : `Delete ${participants}`}
            </Button>
          }
        >
          <p>
            Everybody who has taken part in the pilot so far, simulated or not, is deleted for good,
            with all that they answered. The pilot goes on, and the next one is number 1 again.
          </p>
          <p role="alert" className="text-danger">
            {problem}
          </p>
        </ConfirmDialog>
      ) : null}
    </>
  );
}
