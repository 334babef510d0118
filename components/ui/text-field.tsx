import type { InputHTMLAttributes } from "react";
import { LabelledField, tiedField } from "./labelled-field";

export interface TextFieldProps extends InputHTMLAttributes<HTMLInputElement> {
  id: string;
  label: string;
  hint?: string | undefined;
  /** What is wrong with the value, said under the field. */
  problem?: string | undefined;
}

/** A labelled line of text. */
export function TextField({ id, label, hint, problem, className = "", ...rest }: TextFieldProps) {
  // A field that takes no further character has said so before.
  const { maxLength } = rest;
  const room = maxLength ? `At most ${maxLength.toLocaleString("en")} characters.` : "";
  const said = [hint, room].filter(Boolean).join(" ") || undefined;
  const tied = tiedField({ id, hint: said, problem });
  return (
    <LabelledField id={id} label={label} hint={said} problem={problem}>
      <input {...tied} dir="auto" className={`${tied.className} min-h-11 ${className}`} {...rest} />
    </LabelledField>
  );
}
