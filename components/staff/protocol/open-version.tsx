"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useHydrated } from "@/components/ui/use-hydrated";
import type { StudyStatusKey } from "@/lib/figures/study-place";
import type { OpeningChecks } from "@/lib/study/opening-checks";
import { askServer } from "./ask-server";
import { CheckBox } from "./check-field";

interface Props {
  slug: string;
  opening: { number: number; hash: string; checks: OpeningChecks };
  status: StudyStatusKey;
}

/** What stands against opening the draft, what is to be confirmed, and the button that opens it. */
export function OpenVersion({ slug, opening: { number, hash, checks }, status }: Props) {
  const router = useRouter();
  const ready = useHydrated();
  const [confirmed, setConfirmed] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { blocking, warnings } = checks;
  const what = status === "DRAFT" ? "the study" : `version ${number}`;

  async function open() {
    setBusy(true);
    const reply = await askServer("POST", `/api/studies/${slug}/protocol/opening`, {
      hash,
      confirmed,
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
      {blocking.length > 0 ? (
        <Notice look="danger" title={`It cannot open: ${counted(blocking.length, "reason")}`}>
          <MessageList messages={blocking.map(({ message }) => message)} />
        </Notice>
      ) : null}
      {warnings.length > 0 ? (
        <Notice look="look" title={`${counted(warnings.length, "thing")} to look at`}>
          <MessageList messages={warnings.map(({ message }) => message)} />
        </Notice>
      ) : null}
      {blocking.length === 0 ? (
        <div className="max-w-[66ch] space-y-3">
          <p>
            {status === "DRAFT"
              ? "Opening freezes this version, the questions, the explanations and the constructs, and people can take part."
              : "Opening freezes this version and gives it to people who come from now on. Who is in the run keeps theirs."}
          </p>
          {warnings.length > 0 ? (
            <CheckBox
              id="warnings-read"
              label={`I have read ${warnings.length === 1 ? "the warning" : `the ${warnings.length} warnings`} and open it all the same; the audit log says so.`}
              checked={confirmed}
              onCheck={setConfirmed}
            />
          ) : null}
          <Button onClick={open} disabled={!ready || busy || (warnings.length > 0 && !confirmed)}>
            Open {what}
          </Button>
        </div>
      ) : null}
      <p role="alert" className="text-danger">
        {problem}
      </p>
    </section>
  );
}

function MessageList({ messages }: { messages: readonly string[] }) {
  return (
    <ul className="mt-1 max-w-[66ch] list-disc space-y-1 pl-5 [overflow-wrap:anywhere]">
      {messages.map((message) => (
        <li key={message}>{message}</li>
      ))}
    </ul>
  );
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
