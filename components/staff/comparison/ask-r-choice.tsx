"use client";

import { useEffect, useId, useRef, useState } from "react";
import type { NamedFigure, RData, RScript } from "@/lib/programs/r/r-script";
import type { RRequest } from "@/lib/programs/r/write-script";
import { AskR } from "./ask-r";

export interface RChoice {
  /** What the script is about, to choose by. */
  label: string;
  title: string;
  request: RRequest;
  ours: NamedFigure[];
}

/**
 * The R code of a table whose rows have a script each: one is chosen. Scripts are written when one is
 * asked for, so that a page with many of them stays small.
 */
export function AskRChoice({
  choices,
  r: { data, dataUrl },
}: {
  choices: readonly RChoice[];
  r: { data: RData; dataUrl: string | undefined };
}) {
  const id = useId();
  const [chosen, setChosen] = useState(0);
  const [script, setScript] = useState<{ of: RRequest; text: RScript } | null>(null);
  const details = useRef<HTMLDetailsElement>(null);
  const choice = choices[chosen] ?? choices[0];
  const request = choice?.request;

  // It may have been opened before the page listened.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, and for another choice
  useEffect(() => {
    if (details.current?.open) write();
  }, [chosen]);

  if (!choice || !request) return null;
  const { title, label, ours } = choice;

  async function write() {
    if (!request) return;
    const { writeScript } = await import("@/lib/programs/r/write-script");
    setScript({ of: request, text: writeScript(request, data) });
  }

  return (
    <div className="print:hidden">
      {choices.length > 1 ? (
        <p className="mt-1">
          <label htmlFor={id} className="text-soft">
            In R:{" "}
          </label>
          <select
            id={id}
            value={chosen}
            onChange={(event) => setChosen(Number(event.target.value))}
            className="min-h-9 max-w-full rounded border border-edge bg-paper px-2 text-ink"
          >
            {choices.map((each, place) => (
              <option key={each.label} value={place}>
                {each.label}
              </option>
            ))}
          </select>
        </p>
      ) : null}
      <details
        ref={details}
        key={label}
        className="max-w-[80ch]"
        onToggle={(event) => (event.currentTarget.open ? write() : undefined)}
      >
        <summary className="min-h-11 cursor-pointer py-2 font-semibold">
          R code<span className="sr-only">: {title}</span>
        </summary>
        {script?.of === request ? (
          <AskR script={script.text} dataUrl={dataUrl} ours={ours} />
        ) : (
          <p className="pb-4 text-soft">The code is being written…</p>
        )}
      </details>
    </div>
  );
}
