"use client";

import { useState } from "react";

/** Whether the axis of an answer scale shows all of it or the part that is asked for, which is said. */
export function useZoom(scale: [number, number], part: [number, number]) {
  const [zoomed, setZoomed] = useState(false);
  // Intervals may reach as far as the scale itself.
  if (part[0] === scale[0] && part[1] === scale[1]) return { range: scale, control: null };
  return {
    range: zoomed ? part : scale,
    control: (
      <p className="mt-2 print:hidden">
        <button
          type="button"
          aria-pressed={zoomed}
          onClick={() => setZoomed(!zoomed)}
          className="min-h-9 cursor-pointer text-accent underline underline-offset-[0.15em]"
        >
          Zoom to {part[0]} to {part[1]}
        </button>
        <span role="status" className="ml-3 inline-block text-soft">
          {zoomed
            ? `Zoomed: the axis shows ${part[0]} to ${part[1]}, not the whole scale.`
            : `The axis shows the whole scale, ${scale[0]}\u00a0to\u00a0${scale[1]}.`}
        </span>
      </p>
    ),
  };
}
