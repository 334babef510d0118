"use client";

import { LabelledField, tiedField } from "@/components/ui/labelled-field";
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
  const tied = tiedField({ id, problem });
  return (
    <LabelledField id={id} label={label} problem={problem}>
      <textarea
        {...tied}
        rows={2}
        value={value}
        onChange={(event) => onType(event.target.value)}
        className={`${tied.className} field-sizing-content min-h-20`}
      />
    </LabelledField>
  );
}
