import type { SelectHTMLAttributes } from "react";

export interface SelectFieldProps extends SelectHTMLAttributes<HTMLSelectElement> {
  id: string;
  label: string;
  options: readonly { value: string; label: string }[];
  /** What is wrong with the choice, said under the field. */
  problem?: string | undefined;
}

/** A labelled choice whose problem is tied to it, beside `TextField`. */
export function SelectField({ id, label, options, problem, ...rest }: SelectFieldProps) {
  const problemId = `${id}-problem`;
  return (
    <div>
      <label htmlFor={id} className="block font-semibold">
        {label}
      </label>
      <select
        id={id}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? problemId : undefined}
        className={`mt-1 block min-h-11 w-full min-w-0 rounded border bg-paper px-3 py-2 text-ink ${
          problem ? "border-danger" : "border-edge"
        }`}
        {...rest}
      >
        {options.map(({ value, label: words }) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
      {problem ? (
        <p id={problemId} className="mt-1 text-danger">
          {problem}
        </p>
      ) : null}
    </div>
  );
}
