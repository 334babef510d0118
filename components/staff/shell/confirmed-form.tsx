"use client";

import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { z } from "zod";
import { Button } from "@/components/ui/button";
import { askServer } from "./ask-server";
import { FormFailure } from "./form-failure";
import { say } from "./status-line";
import { useSubmission } from "./use-submission";

/** Ends something after asking: what will be gone, and the button that names it. */
export function ConfirmedForm({
  action,
  summary,
  of,
  button,
  said,
  leaves = false,
  children,
}: {
  action: string;
  summary: string;
  /** Of several such forms on a page, which one it is; for screen readers. */
  of: string;
  button: string;
  /** What is said when it is done. */
  said: string;
  /** Whether the page is not theirs any more afterwards. */
  leaves?: boolean;
  children: ReactNode;
}) {
  const router = useRouter();
  const {
    form,
    button: submit,
    failure,
  } = useSubmission({
    schema: z.object({}),
    send: (input) => askServer("POST", action, input),
    done: () => {
      if (leaves) return window.location.assign("/studies");
      say(said);
      router.refresh();
    },
  });
  return (
    <details>
      <summary className="min-h-9 w-fit cursor-pointer text-danger">
        {summary}…<span className="sr-only"> {of}</span>
      </summary>
      <form {...form} className="mt-2 max-w-[44ch] space-y-3">
        <p>{children}</p>
        <FormFailure failure={failure} />
        <Button {...submit} look="danger">
          {button}
        </Button>
      </form>
    </details>
  );
}
