"use client";

import { usePreview } from "./preview-context";
import { useWords } from "./words";

/** Says on every page of a preview that it is one. */
export function PreviewBanner() {
  const words = useWords();
  if (!usePreview()) return null;
  return (
    <p className="border-b border-look bg-look-wash px-4 py-2 text-center font-semibold">
      {words.preview}
    </p>
  );
}
