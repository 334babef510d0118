"use client";

import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { useHydrated } from "@/components/ui/use-hydrated";
import { REGISTRY_NAMES, type Registry } from "@/lib/comparison/analysis-plan/preregistration";

interface Props {
  registry: Registry;
  text: string;
  slug: string;
}

/** The answers to a registry's questions, made from the plan: to read, copy or download. */
export function Preregistration({ registry, text, slug }: Props) {
  const id = useId();
  const ready = useHydrated();
  const [said, setSaid] = useState("");
  const name = REGISTRY_NAMES[registry];
  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setSaid("Copied.");
    } catch {
      setSaid("The browser did not allow copying: select the text and copy it.");
    }
  }
  return (
    <details className="max-w-[66ch]">
      <summary className="min-h-9 cursor-pointer py-1">Text for {name}</summary>
      <div className="mt-2 space-y-2">
        <label htmlFor={id} className="text-soft">
          Complete the parts in [brackets] before you submit it to {name}.
        </label>
        <textarea
          id={id}
          readOnly
          rows={14}
          value={text}
          className="w-full rounded border border-edge bg-quiet px-3 py-2"
        />
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button look="secondary" onClick={copy} disabled={!ready}>
            Copy text
          </Button>
          <a
            className="inline-block min-h-9 py-1"
            href={`data:text/markdown;charset=utf-8,${encodeURIComponent(text)}`}
            download={`${slug}-plan-${registry}.md`}
          >
            Download text
          </a>
          <p role="status" className="text-soft">
            {said}
          </p>
        </div>
      </div>
    </details>
  );
}
