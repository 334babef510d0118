"use client";

import { type ReactNode, useEffect, useId, useRef } from "react";
import { Button } from "./button";

/**
 * Asks before something is done. While it is open nothing else can be reached; Escape and the button
 * beside the act close it, and the focus is where it was before.
 */
export function ConfirmDialog({
  title,
  onClose,
  children,
  act,
}: {
  title: string;
  onClose: () => void;
  /** What it means. */
  children: ReactNode;
  /** The button that does it; none where it cannot be done. */
  act: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onClose={onClose}
      className="m-auto max-h-[90dvh] w-[min(40rem,calc(100vw-2rem))] overflow-y-auto rounded border border-edge bg-paper p-6 text-ink backdrop:bg-black/40"
    >
      <h2 id={titleId} className="font-serif text-[1.2rem]">
        {title}
      </h2>
      <div className="mt-3 space-y-3">{children}</div>
      <div className="mt-6 flex flex-wrap gap-3">
        {act}
        <Button look="secondary" onClick={() => dialog.current?.close()}>
          Leave it as it is
        </Button>
      </div>
    </dialog>
  );
}
