import type { ReactNode } from "react";
import { SignInAgain } from "@/components/staff/shell/sign-in-again";
import { Button } from "@/components/ui/button";
import type { SaveState } from "./use-protocol-draft";

const WORDS: Record<Exclude<SaveState["kind"], "failed">, string> = {
  saved: "Saved",
  unsaved: "Not saved yet",
  saving: "Saving…",
};

/** The way to save, always in sight, with what became of it. */
export function SaveBar({
  label,
  state,
  unsaved = WORDS.unsaved,
  disabled,
  children,
}: {
  label: string;
  state: SaveState;
  /** What is said while something is not saved. */
  unsaved?: string;
  disabled: boolean;
  children?: ReactNode;
}) {
  const failed = state.kind === "failed";
  return (
    <div className="sticky bottom-0 flex flex-wrap items-center gap-x-6 gap-y-2 border-t border-line bg-paper py-3">
      <Button type="submit" disabled={disabled || state.kind === "saving"}>
        {label}
      </Button>
      <p role="status" className={failed ? "text-danger" : "text-soft"}>
        {failed ? state.message : state.kind === "unsaved" ? unsaved : WORDS[state.kind]}
      </p>
      {failed && state.signedOut ? <SignInAgain /> : null}
      {children}
    </div>
  );
}
