"use client";

import { useState } from "react";
import { SelectField } from "@/components/staff/comparison/plan/select-field";
import { TextField } from "@/components/ui/text-field";
import { readTypedNumber, readTypedWhole } from "@/lib/study/numbers/typed-number";
import type { ProtocolField } from "@/lib/study/protocol/protocol-fields";
import { useField } from "./editor-context";
import { TextArea } from "./text-area-field";

/** Fields of the protocol by their paths; their names come from the table of fields. */

interface FieldProps {
  path: string;
  /** Where another name says more than the table's. */
  label?: string;
  disabled?: boolean;
}

/** A line of text. With `orNone`, an empty one is no value; a `long` one is seen whole as it grows. */
export function LineField({
  path,
  label,
  disabled,
  orNone,
  long,
}: FieldProps & { orNone?: boolean; long?: boolean }) {
  const { id, field, value, problem, set } = useField(path);
  if (long) {
    return (
      <TextArea
        id={id}
        label={label ?? field.label}
        value={typeof value === "string" ? value : ""}
        problem={problem}
        line
        onType={set}
      />
    );
  }
  return (
    <TextField
      id={id}
      label={label ?? field.label}
      value={typeof value === "string" ? value : ""}
      problem={problem}
      disabled={disabled}
      autoComplete="off"
      onChange={(event) => set(orNone && event.target.value === "" ? null : event.target.value)}
    />
  );
}

/** A number. Empty, it is no value: where one is needed, the field says so. */
export function NumberField({ path, label, disabled, hint }: FieldProps & { hint?: string }) {
  const { id, field, value, problem, set } = useField(path);
  const known = typeof value === "number" || typeof value === "string" ? String(value) : "";
  const [text, setText] = useState(known);
  // The field shows a number as it was typed. What is none stays in the document as text, which is
  // refused, so that nothing is stored in its place.
  const typed = text.trim() === "" ? "" : String(readNumber(text) ?? text);
  const unread = typeof value === "string";
  const name = `${label ?? field.label}${field.unit ? ` (${field.unit})` : ""}`;
  return (
    <TextField
      id={id}
      label={field.none && !label ? `${name}; empty: ${field.none}` : name}
      hint={[sayLimits(field), hint].filter(Boolean).join(" ") || undefined}
      value={typed === known ? text : known}
      problem={unread ? "Enter a number, as in 1000 or 0.5." : problem}
      disabled={disabled}
      inputMode="decimal"
      autoComplete="off"
      onChange={(event) => {
        const next = event.target.value;
        setText(next);
        set(next.trim() === "" ? null : (readNumber(next) ?? next));
      }}
    />
  );
}

/** A number as it is typed; a whole one that can be meant in two ways ("1.000") is none. */
function readNumber(text: string): number | null {
  const number = readTypedNumber(text);
  return Number.isInteger(number) ? readTypedWhole(text) : number;
}

/** Which numbers are taken, said before one is typed. */
function sayLimits({ limits: [least, most] = [null, null] }: ProtocolField): string {
  const said = (limit: number) => limit.toLocaleString("en").replace("-", "−");
  if (most === null) return least === null ? "" : `${said(least)} or more.`;
  return least === null ? `Up to ${said(most)}.` : `From ${said(least)} to ${said(most)}.`;
}

/** One of the values that the table has words for. */
export function ChoiceField({ path, label, disabled }: FieldProps) {
  const { id, field, value, problem, set } = useField(path);
  const options = Object.entries(field.words ?? {}).map(([value, label]) => ({ value, label }));
  const chosen = options.find((option) => option.value === String(value))?.label ?? "";
  return (
    <div>
      <SelectField
        id={id}
        label={label ?? field.label}
        value={String(value)}
        problem={problem}
        disabled={disabled}
        options={options}
        onChange={(event) => set(event.target.value)}
      />
      {/* A phone's box cuts what is longer; screen readers hear the box. */}
      {chosen.length > 36 ? (
        <p aria-hidden="true" className="mt-1 text-soft sm:hidden">
          {chosen}
        </p>
      ) : null}
    </div>
  );
}

/** Which of the options in a list of the document is meant, by its place from 0. */
export function PlaceField({ path, options }: FieldProps & { options: readonly string[] }) {
  const { id, field, value, problem, set } = useField(path);
  const known = typeof value === "number" && value < options.length;
  return (
    <SelectField
      id={id}
      label={field.label}
      value={known ? String(value) : ""}
      problem={problem}
      options={[
        ...(known ? [] : [{ value: "", label: "Choose one" }]),
        ...options.map((words, index) => ({
          value: String(index),
          label: `${index + 1}  ${words}`,
        })),
      ]}
      onChange={(event) => set(event.target.value === "" ? null : Number(event.target.value))}
    />
  );
}
