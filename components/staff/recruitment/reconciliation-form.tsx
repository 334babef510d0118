"use client";

import { type FormEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Reconciliation } from "@/lib/views/recruitment/reconciliation";
import { readRefusal } from "./read-refusal";
import { ReconciliationResult } from "./reconciliation-result";

/** Takes Prolific's list of submissions, as a file or pasted, and shows where it differs from ours. */
export function ReconciliationForm({ action, slug }: { action: string; slug: string }) {
  const result = useRef<HTMLDivElement>(null);
  const [found, setFound] = useState<Reconciliation | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    setFailure(null);
    setFound(null);
    const fields = new FormData(event.currentTarget);
    const file = fields.get("file");
    const chosen = file instanceof File && file.size > 0 ? file : null;
    const body = chosen ?? String(fields.get("pasted") ?? "").trim();
    if (body === "") {
      setFailure("Choose the file, or paste what is in it.");
      return;
    }
    setBusy(true);
    try {
      const headers = { "Content-Type": "text/csv" };
      const reply = await fetch(action, { method: "POST", headers, body });
      if (reply.ok) {
        setFound(await reply.json());
        result.current?.focus();
      } else {
        setFailure(await readRefusal(reply));
      }
    } catch {
      setFailure("The server cannot be reached. Nothing was compared; try again.");
    }
    setBusy(false);
  }

  return (
    <>
      <form onSubmit={submit} className="mt-3 max-w-[66ch] space-y-4 print:hidden">
        <div>
          <label htmlFor="submissions" className="block font-semibold">
            The file
          </label>
          <input
            id="submissions"
            name="file"
            type="file"
            accept=".csv,.tsv,.txt,text/csv"
            className="mt-1 block min-h-11 w-full rounded border border-edge bg-paper px-3 py-2 text-ink"
          />
        </div>
        <div>
          <label htmlFor="pasted" className="block font-semibold">
            Or its content, pasted
          </label>
          <textarea
            id="pasted"
            name="pasted"
            rows={3}
            spellCheck={false}
            className="mt-1 block w-full rounded border border-edge bg-paper px-3 py-2 text-ink"
          />
        </div>
        <div role="alert">{failure ? <Notice look="danger">{failure}</Notice> : null}</div>
        <Button type="submit" look="secondary" aria-disabled={busy}>
          {busy ? "Comparing…" : "Compare"}
        </Button>
      </form>
      <div ref={result} tabIndex={-1} role="status" className="mt-6 outline-none">
        {found ? <ReconciliationResult found={found} slug={slug} /> : null}
      </div>
    </>
  );
}
