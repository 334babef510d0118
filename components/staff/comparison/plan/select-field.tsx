import type { ReactNode, SelectHTMLAttributes } from "react";
import { LabelledField, tiedField } from "@/components/ui/labelled-field";

export interface SelectFieldProps extends SelectHTMLAttributes<HTMLSelectElement> {
  id: string;
  label: ReactNode;
  options: readonly { value: string; label: string }[];
  /** What is wrong with the choice, said under the field. */
  problem?: string | undefined;
}

/** A labelled choice, beside `TextField`. */
export function SelectField({ id, label, options, problem, ...rest }: SelectFieldProps) {
  const tied = tiedField({ id, problem });
  return (
    <LabelledField id={id} label={label} problem={problem}>
      <select {...tied} className={`${tied.className} min-h-11`} {...rest}>
        {options.map(({ value, label: words }) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </LabelledField>
  );
}
