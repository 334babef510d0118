"use client";

import { useCallback, useState } from "react";
import { flushSync } from "react-dom";

/** A little more than an A4 page holds in CSS pixels: scaled to it, words have 8 to 9 points. */
const PAGE_WIDTH = 780;

/**
 * The width that an element has, 0 until it is known; for charts whose layout follows from it. On paper
 * it is the share of a page that the element has of its figure, so that words stay readable.
 */
export function useWidth(): [(element: HTMLElement | null) => (() => void) | undefined, number] {
  const [width, setWidth] = useState(0);
  const watch = useCallback((element: HTMLElement | null) => {
    if (!element) return;
    const read = () => setWidth(Math.floor(element.clientWidth));
    const fitPage = () => {
      const whole = element.closest("figure")?.clientWidth || element.clientWidth;
      const share = Math.min(1, PAGE_WIDTH / whole);
      // The page is laid out for paper right after the event.
      flushSync(() => setWidth(Math.floor(element.clientWidth * share)));
    };
    const observer = new ResizeObserver(read);
    observer.observe(element);
    window.addEventListener("beforeprint", fitPage);
    window.addEventListener("afterprint", read);
    read();
    return () => {
      observer.disconnect();
      window.removeEventListener("beforeprint", fitPage);
      window.removeEventListener("afterprint", read);
    };
  }, []);
  return [watch, width];
}
