"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { askServer } from "@/components/staff/shell/ask-server";
import { FormFailure } from "@/components/staff/shell/form-failure";
import { Button } from "@/components/ui/button";
import { useHydrated } from "@/components/ui/use-hydrated";

/** Deletes a question of a draft after asking, and leads back to the others. */
export function DeleteQuestion({
  slug,
  id,
  externalId,
  explanations,
}: {
  slug: string;
  id: string;
  externalId: string;
  explanations: number;
}) {
  const router = useRouter();
  const ready = useHydrated();
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function remove() {
    if (busy) return;
    setBusy(true);
    const address = `/api/studies/${slug}/content/questions/${id}/deletion`;
    const reply = await askServer("POST", address, {});
    if (reply.kind === "done") return router.replace(`/studies/${slug}/content`);
    setBusy(false);
    setFailure(
      reply.kind === "refused" ? reply.message : "The server cannot be reached. Try again.",
    );
  }

  return (
    <details className="border-t border-line pt-4">
      <summary className="min-h-9 w-fit cursor-pointer text-danger">Delete the question…</summary>
      <div className="mt-2 max-w-[66ch] space-y-3">
        <p>It is gone from the draft for good. It can be imported again from its file.</p>
        <FormFailure failure={failure} />
        <Button look="danger" disabled={!ready} aria-disabled={busy} onClick={remove}>
          Delete question {externalId}
          {explanations === 0
            ? ""
            : ` and its ${explanations} explanation${explanations === 1 ? "" : "s"}`}
        </Button>
      </div>
    </details>
  );
}
