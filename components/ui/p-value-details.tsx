"use client";

import { useEffect, useId, useRef } from "react";

const MARGIN = 8;

function anchorOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>("[data-explain]") : null;
}

/**
 * Says what a p-value comes from while it has the focus or the pointer. What it says can be pointed at,
 * and Escape takes it away.
 */
export function PValueDetails() {
  const id = useId();
  const details = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const shown = details.current;
    if (!shown) return;
    let anchor: HTMLElement | null = null;

    const place = () => {
      if (!anchor) return;
      const at = anchor.getBoundingClientRect();
      const { width, height } = shown.getBoundingClientRect();
      // It touches the number, so that the pointer can go there without leaving both.
      const left = Math.min(at.left, document.documentElement.clientWidth - width - MARGIN);
      const above = at.bottom + height + MARGIN > window.innerHeight && at.top > height;
      shown.style.left = `${Math.max(MARGIN, left)}px`;
      shown.style.top = `${above ? at.top - height : at.bottom}px`;
    };
    const close = () => {
      anchor?.removeAttribute("aria-describedby");
      anchor = null;
      shown.hidePopover?.();
    };
    const open = (next: HTMLElement) => {
      if (next === anchor) return;
      close();
      anchor = next;
      shown.textContent = next.dataset.explain ?? "";
      next.setAttribute("aria-describedby", id);
      shown.showPopover?.();
      place();
    };
    const enter = ({ target }: Event) => {
      const next = anchorOf(target);
      if (next) open(next);
    };
    const leave = ({ relatedTarget }: FocusEvent | MouseEvent) => {
      const to = relatedTarget instanceof Node ? relatedTarget : null;
      const stays = to !== null && (anchor?.contains(to) || shown.contains(to));
      if (anchor && !stays && document.activeElement !== anchor) close();
    };
    const press = ({ key }: KeyboardEvent) => key === "Escape" && close();
    const point = ({ target }: Event) => {
      const inside = target instanceof Node && (anchor?.contains(target) || shown.contains(target));
      if (!inside) close();
    };
    const listeners = [
      ["focusin", enter],
      ["mouseover", enter],
      ["click", enter],
      ["focusout", leave],
      ["mouseout", leave],
      ["keydown", press],
      ["pointerdown", point],
    ] as [string, EventListener][];
    for (const [type, listener] of listeners) document.addEventListener(type, listener);
    window.addEventListener("scroll", place, { capture: true, passive: true });
    // What was pointed at, or had the focus, before the page listened.
    const already = document.querySelector<HTMLElement>("[data-explain]:is(:hover, :focus)");
    if (already) open(already);
    return () => {
      close();
      for (const [type, listener] of listeners) document.removeEventListener(type, listener);
      window.removeEventListener("scroll", place, { capture: true });
    };
  }, [id]);

  return (
    <div
      ref={details}
      id={id}
      popover="manual"
      role="tooltip"
      className="fixed inset-auto m-0 max-w-[min(36ch,calc(100vw-16px))] border border-edge bg-paper px-3 py-2 text-ink"
    />
  );
}
