"use client";

import { useId, useState } from "react";
import { Button } from "@/components/ui/button";

/** A line of text to copy: by the button, or by hand where the browser does not allow that. */
export function CopyLine({ label, text }: { label: string; text: string }) {
  const id = useId();
  const [said, setSaid] = useState("");
  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setSaid("Copied.");
    } catch {
      setSaid("The browser did not allow it: select the line and copy it by hand.");
    }
  }
  return (
    <div className="mt-3 max-w-[66ch]">
      <label htmlFor={id} className="text-soft">
        {label}
      </label>
      <div className="mt-1 flex flex-wrap gap-2">
        <input
          id={id}
          readOnly
          value={text}
          onFocus={(event) => event.currentTarget.select()}
          className="min-h-11 min-w-0 grow basis-64 rounded border border-edge bg-quiet px-3"
        />
        <Button look="secondary" onClick={copy}>
          Copy
        </Button>
      </div>
      <p role="status" className="text-soft">
        {said}
      </p>
    </div>
  );
}
