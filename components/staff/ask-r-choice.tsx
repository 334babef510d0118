"use client";

import { useId, useState } from "react";
import type { NamedFigure, RScript } from "@/lib/r-code/r-script";
import { AskR } from "./ask-r";

export interface RChoice {
  /** What the script is about, to choose by. */
  label: string;
  script: RScript;
  ours: NamedFigure[];
}

/** The R code of a table whose rows have a script each: one is chosen. */
export function AskRChoice({
  choices,
  dataUrl,
}: {
  choices: readonly RChoice[];
  dataUrl: string | undefined;
}) {
  const id = useId();
  const [chosen, setChosen] = useState(0);
  const choice = choices[chosen] ?? choices[0];
  if (!choice) return null;
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
            {choices.map(({ label }, place) => (
              <option key={label} value={place}>
                {label}
              </option>
            ))}
          </select>
        </p>
      ) : null}
      <AskR key={choice.label} script={choice.script} dataUrl={dataUrl} ours={choice.ours} />
    </div>
  );
}
