"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import type { z } from "zod";
import { askServer } from "@/components/staff/shell/ask-server";
import { useSubmission } from "@/components/staff/shell/use-submission";

/** A form that makes something which is shown here and now only; the form is then empty again. */
export function useMadeOnce<Made, Input>(
  action: string,
  schema: z.ZodType<Input>,
  read?: (data: FormData) => unknown,
) {
  const router = useRouter();
  const frame = useRef<HTMLFormElement>(null);
  const [made, setMade] = useState<Made | null>(null);
  const { form, ...submission } = useSubmission({
    schema,
    ...(read ? { read } : {}),
    send: (input) => askServer("POST", action, input),
    done: (body) => {
      setMade(body as Made);
      frame.current?.reset();
      router.refresh();
    },
  });
  return { made, form: { ref: frame, ...form }, ...submission };
}
