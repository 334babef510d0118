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
  const tied = tiedField({ id, hint, problem });
  return (
    <LabelledField id={id} label={label} hint={hint} problem={problem}>
      <input dir="auto" {...tied} className={`${tied.className} min-h-11 ${className}`} {...rest} />
    </LabelledField>
  );
}
