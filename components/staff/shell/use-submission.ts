"use client";

import { type FormEvent, useState } from "react";
import type { z } from "zod";
import { useHydrated } from "@/components/ui/use-hydrated";
import type { ServerReply } from "./ask-server";

const UNREACHABLE = "The server cannot be reached. What you typed is still here; try again.";

interface Submission<Input> {
  schema: z.ZodType<Input>;
  /** Sends what was typed; or gives a sentence that says why it was refused. */
  send: (input: Input) => Promise<ServerReply>;
  /** What happens then. A form that gives "leaving" stays busy until its page is gone. */
  done: (body: unknown, input: Input) => unknown;
  read?: (data: FormData) => unknown;
}

/**
 * A form that is checked by the schema that the server checks it by, sent, and told what became of
 * it: problems by field, and one sentence for the whole. What was typed stays.
 */
export function useSubmission<Input>({
  schema,
  send,
  done,
  read = Object.fromEntries,
}: Submission<Input>) {
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const ready = useHydrated();

  function show(form: HTMLFormElement, found: { path: string; message: string }[]) {
    // Of several problems of a field the first is said.
    setProblems(Object.fromEntries(found.map(({ path, message }) => [path, message]).reverse()));
    const first = found[0]?.path;
    if (first) form.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    const form = event.currentTarget;
    setFailure(null);
    const parsed = schema.safeParse(read(new FormData(form)));
    if (!parsed.success) {
      const { issues } = parsed.error;
      return show(
        form,
        issues.map(({ path, message }) => ({ path: String(path[0] ?? ""), message })),
      );
    }
    setProblems({});
    setBusy(true);
    const reply = await send(parsed.data);
    if (reply.kind === "done" && done(reply.body, parsed.data) === "leaving") return;
    setBusy(false);
    if (reply.kind === "unreachable") setFailure(UNREACHABLE);
    if (reply.kind !== "refused") return;
    if (reply.fields.length > 0) show(form, reply.fields);
    else setFailure(reply.message);
  }

  return {
    /** For the form. Until the page listens, its button does nothing. */
    form: { method: "post", onSubmit: submit, noValidate: true } as const,
    button: { type: "submit", disabled: !ready, "aria-disabled": busy } as const,
    problems,
    failure,
    busy,
  };
}
