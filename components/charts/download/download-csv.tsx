"use client";

import type { FigureData } from "@/components/charts/figure-data";
import { useHydrated } from "@/components/ui/use-hydrated";
import { DOWNLOAD_CLASS } from "./download-class";
import { saveFile } from "./save-file";
import { writeFigureCsv } from "./write-figure-csv";

/** The figures of a chart or of a table as a file, unrounded. */
export function DownloadCsv({
  data,
  of,
  children = "CSV",
}: {
  data: FigureData;
  /** What the figures belong to, for those who do not see where the button stands. */
  of: string;
  children?: string;
}) {
  const hydrated = useHydrated();
  return (
    <button
      type="button"
      disabled={!hydrated}
      className={DOWNLOAD_CLASS}
      onClick={() =>
        saveFile(
          new Blob([writeFigureCsv(data)], { type: "text/csv;charset=utf-8" }),
          `${data.name}.csv`,
        )
      }
    >
      {children}
      <span className="sr-only"> of {of}</span>
    </button>
  );
}
