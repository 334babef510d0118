import type { SVGProps } from "react";

/**
 * Text whose middle stands at its y. With a halo it stays readable on lines: drawn twice, because not
 * every drawing program keeps an outline behind its letters.
 */
export function ChartText({
  halo = false,
  children,
  ...rest
}: SVGProps<SVGTextElement> & { halo?: boolean; children: string }) {
  const text = { fill: "var(--ink)", fontSize: 13, dy: "0.35em", ...rest };
  return (
    <>
      {halo ? (
        <text {...text} fill="var(--paper)" stroke="var(--paper)" strokeWidth={4}>
          {children}
        </text>
      ) : null}
      <text {...text}>{children}</text>
    </>
  );
}
