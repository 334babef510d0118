"use client";

import { type MouseEvent, useState } from "react";
import { useHydrated } from "@/components/ui/use-hydrated";
import { DOWNLOAD_CLASS } from "./download-class";
import { drawPng } from "./draw-png";
import { saveFile } from "./save-file";
import { type DrawingWords, serialiseDrawing } from "./serialise-drawing";

/** The chart of the figure that the buttons stand in, as a drawing and as an image. */
export function DownloadPicture({ name, words }: { name: string; words: DrawingWords }) {
  const hydrated = useHydrated();
  const [said, setSaid] = useState("");

  async function save(event: MouseEvent<HTMLButtonElement>, kind: "svg" | "png") {
    const drawing = event.currentTarget.closest("figure")?.querySelector("[data-drawing]");
    // The chart is drawn after the page has come.
    if (!(drawing instanceof HTMLElement) || !drawing.querySelector("svg")) {
      setSaid("The chart is not drawn yet. Try again in a moment.");
      return;
    }
    const svg = serialiseDrawing(drawing, words);
    try {
      const content =
        kind === "svg" ? new Blob([svg], { type: "image/svg+xml" }) : await drawPng(svg);
      saveFile(content, `${name}.${kind}`);
      setSaid("");
    } catch {
      setSaid("This browser did not draw the image. The SVG holds the same chart.");
    }
  }

  return (
    <>
      {(["svg", "png"] as const).map((kind) => (
        <button
          key={kind}
          type="button"
          disabled={!hydrated}
          className={DOWNLOAD_CLASS}
          onClick={(event) => save(event, kind)}
        >
          {kind.toUpperCase()}
          <span className="sr-only"> of {words.title}</span>
        </button>
      ))}
      <span role="status" className="text-soft">
        {said}
      </span>
    </>
  );
}
