import type { ButtonHTMLAttributes } from "react";

const LOOKS = {
  primary: "bg-accent text-on-accent hover:bg-accent-strong border-transparent",
  secondary: "bg-paper text-ink border-edge hover:bg-quiet",
  danger: "bg-paper text-danger border-danger hover:bg-quiet",
} as const;

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: keyof typeof LOOKS;
}

/** The classes of a button, for links that act as one. */
export function buttonClass(look: keyof typeof LOOKS = "primary"): string {
  return `inline-flex min-h-11 items-center justify-center rounded border px-5 py-2 text-center font-semibold no-underline disabled:cursor-not-allowed disabled:opacity-60 ${LOOKS[look]}`;
}

/** A button at least 44 px high. It is of type "button" unless told otherwise. */
export function Button({ look, className = "", type = "button", ...rest }: ButtonProps) {
  return <button type={type} className={`${buttonClass(look)} ${className}`} {...rest} />;
}
