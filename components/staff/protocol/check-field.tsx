"use client";

import { type ReactNode, useRef } from "react";
import { useField } from "./editor-context";

/** A box to tick. */
export function CheckBox({
  id,
  label,
  checked,
  onCheck,
  disabled,
}: {
  id: string;
  label: string;
  checked: boolean;
  onCheck: (checked: boolean) => void;
  disabled?: boolean;
}) {
  return (
    <label htmlFor={id} className="flex min-h-11 items-center gap-3">
      <input
        id={id}
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onCheck(event.target.checked)}
        className="size-5 shrink-0 accent-accent"
      />
      <span>{label}</span>
    </label>
  );
}

/** A field that is true or false. */
export function CheckField({ path, label }: { path: string; label?: string }) {
  const { id, field, value, set } = useField(path);
  return <CheckBox id={id} label={label ?? field.label} checked={value === true} onCheck={set} />;
}

/** A part that a protocol may have or not. What was typed in it comes back when it is ticked again. */
export function OptionalPart({
  path,
  label,
  blank,
  leftOut = false,
  children,
}: {
  path: string;
  label: string;
  blank: unknown;
  /** Whether a protocol without the part does not have its field. */
  leftOut?: boolean;
  children: ReactNode;
}) {
  const { id, value, set } = useField(path);
  const last = useRef<unknown>(null);
  const there = value !== null && value !== undefined;
  return (
    <div className="space-y-4">
      <CheckBox
        id={id}
        label={label}
        checked={there}
        onCheck={(checked) => {
          if (!checked) last.current = value;
          set(checked ? (last.current ?? blank) : leftOut ? undefined : null);
        }}
      />
      {there ? children : null}
    </div>
  );
}

/** Which of some options are meant, as a set of their keys in the order of the options. */
export function SetField<Key extends string | number>({
  path,
  label,
  options,
}: {
  path: string;
  label: string;
  options: readonly { key: Key; label: string }[];
}) {
  const { id, value, problem, set } = useField(path);
  const chosen: readonly unknown[] = Array.isArray(value) ? value : [];
  const problemId = `${id}-problem`;
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      className="min-w-0"
      aria-describedby={problem ? problemId : undefined}
    >
      <legend className="font-semibold">{label}</legend>
      <div className="flex flex-wrap gap-x-6">
        {options.map(({ key, label: words }) => (
          <CheckBox
            key={key}
            id={`${id}-${key}`}
            label={words}
            checked={chosen.includes(key)}
            onCheck={(checked) => {
              const known = options.map((option) => option.key);
              const off = chosen.filter((one) => !known.includes(one as Key));
              const on = known.filter((one) => (one === key ? checked : chosen.includes(one)));
              set([...on, ...(checked ? [] : off)]);
            }}
          />
        ))}
      </div>
      {problem ? (
        <p id={problemId} className="mt-1 text-danger">
          {problem}
        </p>
      ) : null}
    </fieldset>
  );
}
