import type { ReactNode } from "react";

interface LabelledFieldProps {
  id: string;
  label: ReactNode;
  /** What helps to fill it in, said under the label. */
  hint?: string | undefined;
  /** What is wrong with the value, said under the field. */
  problem?: string | undefined;
}

/** A field under its label, with its hint and its problem. */
export function LabelledField({
  id,
  label,
  hint,
  problem,
  children,
}: LabelledFieldProps & { children: ReactNode }) {
  return (
    <div>
      <label htmlFor={id} className="block font-semibold">
        {label}
      </label>
      {hint ? (
        <p id={`${id}-hint`} className="text-soft">
          {hint}
        </p>
      ) : null}
      {children}
      {problem ? (
        <p id={`${id}-problem`} className="mt-1 text-danger">
          {problem}
        </p>
      ) : null}
    </div>
  );
}

/** Ties hint and problem to the field itself, for eyes and for screen readers. */
export function tiedField({ id, hint, problem }: Omit<LabelledFieldProps, "label">) {
  const described = [hint ? `${id}-hint` : "", problem ? `${id}-problem` : ""].filter(Boolean);
  return {
    id,
    "aria-invalid": problem ? true : undefined,
    "aria-describedby": described.join(" ") || undefined,
    className: `mt-1 block w-full min-w-0 rounded border bg-paper px-3 py-2 text-ink ${
      problem ? "border-danger" : "border-edge"
    }`,
  };
}
