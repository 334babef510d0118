"use client";

import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { ScrollFrame } from "@/components/ui/scroll-frame";

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
      <ScrollFrame className="bg-quiet" inside="px-4 py-3" aria-labelledby={id}>
        <pre className="text-[0.87rem] leading-snug">{code}</pre>
      </ScrollFrame>
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
