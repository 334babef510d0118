"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { VERBATIM } from "@/components/ui/verbatim";
import { useWords } from "./words";

/** The code in large tabular letters, with a button that copies it. */
export function CompletionCode({ code }: { code: string }) {
  const words = useWords();
  const [copied, setCopied] = useState("");

  async function copy() {
    try {
      await navigator.clipboard.writeText(code);
      setCopied(words.copied);
    } catch {
      setCopied(words.copyByHand);
    }
  }

  return (
    <div className="mt-2 flex flex-wrap items-center gap-4">
      <output
        {...VERBATIM}
        className="font-sans text-[1.73rem] font-semibold tracking-wider tabular-nums"
      >
        {code}
      </output>
      <Button look="secondary" onClick={copy}>
        {words.copy}
      </Button>
      <span role="status" className="text-soft">
        {copied}
      </span>
    </div>
  );
}
