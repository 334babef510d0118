"use client";

import { useEffect, useId, useRef, useState } from "react";
import { formatFullP, formatP } from "@/lib/format";

const MARGIN = 8;

/**
 * A p-value that tells on hover, on focus and on touch what it comes from: test, n, adjustment. What
 * it tells can be pointed at, and Escape takes it away.
 */
export function PValue({
  p,
  explain,
  full = false,
}: {
  p: number;
  explain: string;
  /** All digits, in a table that others check against. */
  full?: boolean;
}) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const details = useRef<HTMLSpanElement>(null);
  const [open, setOpen] = useState(false);

  useEffect(() => {
    const shown = details.current;
    const anchor = button.current;
    if (!open || !shown || !anchor) return;
    const place = () => {
      const at = anchor.getBoundingClientRect();
      const { width, height } = shown.getBoundingClientRect();
      // It touches the number, so that the pointer can go there without leaving both.
      const left = Math.min(at.left, document.documentElement.clientWidth - width - MARGIN);
      const above = at.bottom + height + MARGIN > window.innerHeight && at.top > height;
      shown.style.left = `${Math.max(MARGIN, left)}px`;
      shown.style.top = `${above ? at.top - height : at.bottom}px`;
    };
    shown.showPopover?.();
    place();

    const close = () => setOpen(false);
    const onKey = (event: KeyboardEvent) => event.key === "Escape" && close();
    const onPointer = ({ target }: PointerEvent) => {
      if (target instanceof Node && !anchor.contains(target) && !shown.contains(target)) close();
    };
    document.addEventListener("keydown", onKey);
    document.addEventListener("pointerdown", onPointer);
    window.addEventListener("scroll", place, { capture: true, passive: true });
    return () => {
      shown.hidePopover?.();
      document.removeEventListener("keydown", onKey);
      document.removeEventListener("pointerdown", onPointer);
      window.removeEventListener("scroll", place, { capture: true });
    };
  }, [open]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button below does the same by keyboard and touch
    <span onMouseEnter={() => setOpen(true)} onMouseLeave={() => setOpen(false)}>
      <button
        ref={button}
        type="button"
        aria-describedby={id}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onClick={() => setOpen(true)}
        className="min-h-6 min-w-6 cursor-help underline decoration-dotted underline-offset-[0.2em] print:no-underline"
      >
        {full ? formatFullP(p) : formatP(p)}
      </button>
      <span
        ref={details}
        id={id}
        popover="manual"
        className="fixed inset-auto m-0 max-w-[min(36ch,calc(100vw-16px))] border border-edge bg-paper px-3 py-2 text-left font-normal whitespace-normal text-ink"
      >
        {explain}
      </span>
    </span>
  );
}
