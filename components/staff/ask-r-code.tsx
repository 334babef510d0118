"use client";

import { useId, useState } from "react";
import { Button } from "@/components/ui/button";

/** A script to read and to take along. On narrow screens it scrolls sideways inside its frame. */
export function AskRCode({ label, code }: { label: string; code: string }) {
  const id = useId();
  const [said, setSaid] = useState("");
  async function copy() {
    try {
      await navigator.clipboard.writeText(code);
      setSaid("Copied.");
    } catch {
      setSaid("The browser did not allow it: select the code and copy it by hand.");
    }
  }
  return (
    <div className="space-y-2">
      <p id={id} className="text-soft">
        {label}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling frame has to be reachable by keyboard */}
      <section tabIndex={0} aria-labelledby={id} className="overflow-x-auto bg-quiet px-4 py-3">
        <pre className="text-[0.87rem] leading-snug">{code}</pre>
      </section>
      <div className="flex flex-wrap items-center gap-3">
        <Button look="secondary" onClick={copy}>
          Copy the code
        </Button>
        <p role="status" className="text-soft">
          {said}
        </p>
      </div>
    </div>
  );
}
