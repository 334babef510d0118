"use client";

import { usePreview } from "./preview-context";

/** Says on every page of a preview that it is one. */
export function PreviewBanner() {
  if (!usePreview()) return null;
  return (
    <p className="border-b border-look bg-look-wash px-4 py-2 text-center font-semibold">
      Preview: nothing that you do here is stored.
    </p>
  );
}
