import type { InputHTMLAttributes } from "react";

export interface TextFieldProps extends InputHTMLAttributes<HTMLInputElement> {
  id: string;
  label: string;
  /** What is wrong with the value, said under the field. */
  problem?: string | undefined;
}

/** A labelled line of text whose problem is tied to it, for eyes and for screen readers. */
export function TextField({ id, label, problem, className = "", ...rest }: TextFieldProps) {
  const problemId = `${id}-problem`;
  return (
    <div>
      <label htmlFor={id} className="block font-semibold">
        {label}
      </label>
      <input
        id={id}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? problemId : undefined}
        className={`mt-1 block min-h-11 w-full rounded border bg-paper px-3 py-2 text-ink ${
          problem ? "border-danger" : "border-edge"
        } ${className}`}
        {...rest}
      />
      {problem ? (
        <p id={problemId} className="mt-1 text-danger">
          {problem}
        </p>
      ) : null}
    </div>
  );
}
