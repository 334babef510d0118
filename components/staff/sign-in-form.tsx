"use client";

import { signIn } from "next-auth/react";
import { type FormEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextField } from "@/components/ui/text-field";
import { signInSchema } from "@/lib/schemas/sign-in";

type Problems = Partial<Record<"email" | "password", string>>;

const WRONG = "This e-mail address and password do not belong together. Check both and try again.";
const UNREACHABLE = "The server cannot be reached. What you typed is still here; try again.";

/** Signs in and goes to `target`, a path that the server has checked. */
export function SignInForm({ target }: { target: string }) {
  const form = useRef<HTMLFormElement>(null);
  const [problems, setProblems] = useState<Problems>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    setFailure(null);
    const data = new FormData(event.currentTarget);
    const parsed = signInSchema.safeParse(Object.fromEntries(data));
    const found: Problems = {};
    for (const { path, message } of parsed.error?.issues ?? []) {
      if (path[0] === "email" || path[0] === "password") found[path[0]] ??= message;
    }
    setProblems(found);
    if (!parsed.success) {
      const first = found.email ? "email" : "password";
      form.current?.querySelector<HTMLInputElement>(`[name=${first}]`)?.focus();
      return;
    }
    setBusy(true);
    try {
      const result = await signIn("credentials", { ...parsed.data, redirect: false });
      // A whole load, not a soft one: nothing that was rendered for nobody stays in the router's cache.
      if (result?.ok) return window.location.assign(target);
      setFailure(WRONG);
    } catch {
      setFailure(UNREACHABLE);
    }
    setBusy(false);
  }

  return (
    <form ref={form} onSubmit={submit} method="post" noValidate className="space-y-5">
      <TextField
        id="email"
        name="email"
        type="email"
        label="E-mail address"
        autoComplete="username"
        problem={problems.email}
      />
      <TextField
        id="password"
        name="password"
        type="password"
        label="Password"
        autoComplete="current-password"
        problem={problems.password}
      />
      <div role="alert">{failure ? <Notice look="danger">{failure}</Notice> : null}</div>
      <Button type="submit" aria-disabled={busy}>
        {busy ? "Signing in…" : "Sign in"}
      </Button>
    </form>
  );
}
