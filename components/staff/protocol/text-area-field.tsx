"use client";

import { useField } from "./editor-context";

/** Several lines of text; the box grows with them. */
export function TextAreaField({ path, label }: { path: string; label?: string }) {
  const { id, field, value, problem, set } = useField(path);
  return (
    <TextArea
      id={id}
      label={label ?? field.label}
      value={typeof value === "string" ? value : ""}
      problem={problem}
      onType={set}
    />
  );
}

/** The box itself, for what is kept in another form than it is typed. */
export function TextArea({
  id,
  label,
  value,
  problem,
  onType,
}: {
  id: string;
  label: string;
  value: string;
  problem?: string | undefined;
  onType: (text: string) => void;
}) {
  const problemId = `${id}-problem`;
  return (
    <div>
      <label htmlFor={id} className="block font-semibold">
        {label}
      </label>
      <textarea
        id={id}
        rows={2}
        value={value}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? problemId : undefined}
        onChange={(event) => onType(event.target.value)}
        className={`mt-1 block field-sizing-content min-h-20 w-full rounded border bg-paper px-3 py-2 text-ink ${
          problem ? "border-danger" : "border-edge"
        }`}
      />
      {problem ? (
        <p id={problemId} className="mt-1 text-danger">
          {problem}
        </p>
      ) : null}
    </div>
  );
}
