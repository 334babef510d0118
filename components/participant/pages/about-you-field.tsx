"use client";

import { type AskedOwnQuestion, MAX_OWN_TEXT } from "@/lib/study/protocol/own-questions";
import { CharacterCount } from "./character-count";
import { sayLimits } from "./say-limits";
import { useWords } from "./words";

/** A question, by default with a choice of answers; the key says where the answer belongs. */
export interface AskedField extends Omit<AskedOwnQuestion, "kind" | "required" | "min" | "max"> {
  /** "aboutYou.gender", "screening.student" or "own.experience". */
  key: string;
  kind?: AskedOwnQuestion["kind"];
  required?: boolean;
  min?: number | null;
  max?: number | null;
}

/** A question about the participant, with its answer. */
export function AboutYouField({
  field: { key, question, kind, required, min, max, options },
  value = "",
  problem,
  disabled,
  onAnswer,
}: {
  field: AskedField;
  value: string | undefined;
  problem?: string | undefined;
  disabled?: boolean;
  onAnswer: (value: string) => void;
}) {
  const words = useWords();
  // Of a number the limits are said before one is typed, and again where they were not kept.
  const limits = kind === "number" ? sayLimits(words, min, max) : undefined;
  const described = [
    limits && !problem ? `${key}-limits` : "",
    kind === "text" ? `${key}-count` : "",
    problem ? `${key}-problem` : "",
  ];
  const control = {
    id: key,
    value,
    onChange: (event: { target: { value: string } }) => onAnswer(event.target.value),
    "aria-invalid": problem ? true : undefined,
    "aria-describedby": described.filter(Boolean).join(" ") || undefined,
    disabled,
    className: "mt-2 min-h-11 w-full rounded border border-edge bg-paper px-3 text-ink",
  };
  return (
    <div className="border-t border-line py-5">
      <label htmlFor={key} dir="auto" className="block font-serif">
        {question}
        {required === false ? ` (${words.optional})` : ""}
      </label>
      {limits && !problem ? (
        <p id={`${key}-limits`} className="text-[0.9rem] text-soft">
          {limits}
        </p>
      ) : null}
      {kind === "number" || kind === "text" ? (
        <input
          {...control}
          dir="auto"
          inputMode={kind === "number" && (min ?? -1) >= 0 ? "numeric" : "text"}
          maxLength={kind === "number" ? 40 : MAX_OWN_TEXT}
          autoComplete="off"
        />
      ) : (
        <select {...control}>
          <option value="" disabled={required !== false}>
            {words.choose}
          </option>
          {options.map((option) => (
            <option key={option.key} value={option.key}>
              {option.label}
            </option>
          ))}
        </select>
      )}
      {kind === "text" ? (
        <CharacterCount id={`${key}-count`} text={value} max={MAX_OWN_TEXT} />
      ) : null}
      {problem ? (
        <p id={`${key}-problem`} className="mt-1 text-[0.9rem] text-danger">
          {problem}
        </p>
      ) : null}
    </div>
  );
}
