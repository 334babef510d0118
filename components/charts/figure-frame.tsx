import { type ReactNode, useId } from "react";

/**
 * A chart with its caption, a sentence that says what is seen (the chart's accessible name), what
 * operates it, and its figures as a table.
 */
export function FigureFrame({
  title,
  origin,
  summary,
  controls,
  table,
  tableOpen = false,
  minWidth,
  children,
}: {
  title: string;
  /** Said in the caption where the data were not given here. */
  origin: string | null;
  summary: string;
  controls?: ReactNode;
  table: ReactNode;
  tableOpen?: boolean;
  /** Below this the chart scrolls sideways within its frame. */
  minWidth: string;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <figure className="break-inside-avoid">
      <figcaption>
        <span className="font-semibold">{title}</span>
        {origin ? <strong className="text-look"> · {origin}</strong> : null}
        <p id={id} className="max-w-[66ch] text-soft">
          {summary}
        </p>
      </figcaption>
      {controls}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling frame has to be reachable by keyboard */}
      <section className="mt-3 overflow-x-auto" tabIndex={0} aria-label={`${title}: chart`}>
        <div role="img" aria-labelledby={id} style={{ minWidth }}>
          <div aria-hidden>{children}</div>
        </div>
      </section>
      <details className="mt-3" open={tableOpen}>
        <summary className="cursor-pointer py-2 text-accent print:hidden">
          Figures of this chart as a table
        </summary>
        {table}
      </details>
    </figure>
  );
}
