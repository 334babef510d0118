"use client";

import type { Ref } from "react";
import { useWords } from "./words";

/** One statement with its agreement scale: a radio group of its own. */
export function StatementScale({
  name,
  statement,
  scale,
  value,
  invalid,
  onChange,
  fieldsetRef,
}: {
  name: string;
  statement: string;
  /** The answer options in words, from 1 upwards; between the ends they may have none. */
  scale: string[];
  value: number | undefined;
  invalid: boolean;
  onChange: (value: number) => void;
  fieldsetRef: Ref<HTMLFieldSetElement>;
}) {
  const words = useWords();
  const answered = value !== undefined;
  // More than seven steps have no room beside the statement, and on a phone none in one line.
  const long = scale.length > 7;
  const end = (option: number) => `${long ? `${option} ` : ""}${scale[option - 1]}`;
  return (
    <fieldset
      ref={fieldsetRef}
      data-statement={name}
      aria-describedby={invalid ? `${name}-open` : undefined}
      className={`border-t border-line py-3 ${
        long ? "" : "@xl:grid @xl:grid-cols-[1fr_auto] @xl:items-center @xl:gap-6"
      }`}
    >
      <legend className="float-left font-serif @xl:w-full">
        <span dir="auto" className={answered ? "text-soft" : ""}>
          {statement}
        </span>
        {invalid ? (
          <span id={`${name}-open`} className="block font-sans text-[0.9rem] text-danger">
            {words.statementOpen}
          </span>
        ) : null}
      </legend>
      <div className={`clear-both pt-2 ${long ? "" : "@xl:pt-0"}`}>
        <div
          className={`grid gap-1 ${
            long
              ? `${scale.length > 10 ? "grid-cols-6" : "grid-cols-5"} @xl:auto-cols-fr @xl:grid-flow-col @xl:grid-cols-none`
              : "auto-cols-fr grid-flow-col @xl:auto-cols-[3rem]"
          }`}
        >
          {scale.map((answer, index) => {
            const option = index + 1;
            const chosen = value === option;
            return (
              <label key={option} title={answer} className="flex cursor-pointer">
                <input
                  type="radio"
                  name={name}
                  value={option}
                  checked={chosen}
                  onChange={() => onChange(option)}
                  className="peer sr-only"
                  aria-label={answer ? `${option}, ${answer}` : `${option}`}
                />
                <span
                  aria-hidden="true"
                  className={`flex min-h-11 w-full items-center justify-center rounded-full border tabular-nums peer-focus-visible:outline-3 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent ${
                    chosen
                      ? "border-accent bg-accent text-on-accent"
                      : "border-edge bg-paper hover:bg-quiet"
                  }`}
                >
                  {option}
                </span>
              </label>
            );
          })}
        </div>
        <p aria-hidden="true" className="mt-1 flex justify-between gap-3 text-[0.82rem] text-soft">
          <span dir="auto">{end(1)}</span>
          <span dir="auto" className="text-end">
            {end(scale.length)}
          </span>
        </p>
      </div>
    </fieldset>
  );
}
