"use client";

import { signOut } from "next-auth/react";
import { useState } from "react";

/** Ends the session here and on the server, then shows the sign-in page. */
export function SignOutButton() {
  const [busy, setBusy] = useState(false);
  return (
    <button
      type="button"
      aria-disabled={busy}
      className="min-h-9 cursor-pointer text-accent underline underline-offset-[0.15em] hover:text-accent-strong"
      onClick={() => {
        if (busy) return;
        setBusy(true);
        signOut({ callbackUrl: "/sign-in" }).catch(() => setBusy(false));
      }}
    >
      {busy ? "Signing out…" : "Sign out"}
    </button>
  );
}
