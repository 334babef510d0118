import { buttonClass } from "@/components/ui/button";
import { BUNDLE_DOCUMENTS } from "@/lib/exporters/bundle/bundle-documents";
import { formatCount } from "@/lib/format";

const { readme, comparison, analysisR, study, methods, sums } = BUNDLE_DOCUMENTS;

/** What people look for in it; the README of the bundle names all. */
const SHOWN = [comparison, analysisR, methods, study, readme, sums];

interface Props {
  source: string;
  /** The page's filters. */
  query: string;
  /** Of all its files together, just now. */
  rows: number;
}

/** The whole study as one archive, before its single files. */
export function BundleDownload({ source, query, rows }: Props) {
  return (
    <section aria-labelledby="bundle" className="mb-10">
      <h2 id="bundle" className="mb-2 font-serif text-[1.2rem]">
        Everything in one archive
      </h2>
      <p className="max-w-[66ch]">
        All files below, of one moment, with what a journal’s data editor asks for.{" "}
        {query === "" ? "" : "Its rows are those that are chosen below. "}The folder follows
        Psych-DS, and has no recruiters’ ids.
      </p>
      <dl className="my-3 grid max-w-[66ch] gap-x-4 sm:grid-cols-[max-content_1fr]">
        {SHOWN.map(({ path, purpose }) => (
          <div key={path} className="contents">
            <dt className="font-semibold">{path}</dt>
            <dd className="mb-1 max-sm:ml-4">{purpose}</dd>
          </div>
        ))}
      </dl>
      {/* A plain link: the router would fetch the file as a page. */}
      <a href={`${source}/bundle.zip${query}`} download className={buttonClass("primary")}>
        Download bundle.zip
      </a>
      <p className="mt-2 max-w-[66ch] text-soft">
        {rows === 1 ? "1 row" : `${formatCount(rows)} rows`} of data in all now. The download begins
        at once, and ends when the comparison of these rows is computed. One that breaks off does
        not open, and is not listed below: take it again.
      </p>
    </section>
  );
}
