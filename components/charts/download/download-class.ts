/** The look of a download beside a chart or a table: a quiet word, nothing on paper. */
export const DOWNLOAD_CLASS =
  "min-h-9 min-w-9 cursor-pointer px-1 text-accent underline underline-offset-[0.15em] hover:text-accent-strong disabled:cursor-default disabled:no-underline print:hidden";
