import { type ReactNode, useId } from "react";
import { ScrollFrame } from "@/components/ui/scroll-frame";
import { DownloadCsv } from "./download/download-csv";
import { DownloadPicture } from "./download/download-picture";
import type { FigureData } from "./figure-data";

export interface FigureWords {
  title: string;
  /** Said in the caption where the data were not given here. */
  origin: string | null;
  /** A sentence that says what is seen. */
  summary: string;
  table: ReactNode;
  /** The figures of the chart, to be taken away. */
  data: FigureData;
}

/**
 * A chart with its caption, a sentence that says what is seen (the chart's accessible name), what
 * operates it, its figures as a table, and both to be taken away.
 */
export function FigureFrame({
  title,
  origin,
  summary,
  controls,
  table,
  data,
  tableOpen = false,
  minWidth = "0",
  overlay,
  children,
}: FigureWords & {
  controls?: ReactNode;
  tableOpen?: boolean;
  /** Below this the chart scrolls sideways within its frame. */
  minWidth?: string;
  /** What can be operated in the chart: placed over it, as a picture holds nothing to operate. */
  overlay?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <figure>
      <figcaption>
        <span className="font-semibold">{title}</span>
        {origin ? <strong className="text-look"> · {origin}</strong> : null}
        <p id={id} className="max-w-[66ch] text-soft">
          {summary}
        </p>
      </figcaption>
      {controls}
      <ScrollFrame className="mt-3" aria-label={`${title}: chart`}>
        <div data-drawing className="relative" style={{ minWidth }}>
          <div role="img" aria-labelledby={id}>
            <div aria-hidden>{children}</div>
          </div>
          {overlay}
        </div>
      </ScrollFrame>
      <p className="mt-1 flex flex-wrap items-center gap-x-2 text-soft print:hidden">
        <span>Download</span>
        <DownloadPicture name={data.name} words={{ title, origin, summary }} />
        <DownloadCsv data={data} of={title} />
      </p>
      <details className="mt-1" open={tableOpen}>
        <summary className="cursor-pointer py-2 text-accent print:hidden">
          Figures of this chart as a table
        </summary>
        {table}
      </details>
    </figure>
  );
}
