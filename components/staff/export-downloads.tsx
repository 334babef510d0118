import { buttonClass } from "@/components/ui/button";
import { EXPORT_FILES } from "@/lib/figures/export-files";

/** The files to take, each with what it is for. */
export function ExportDownloads({ source, note }: { source: string; note: string | null }) {
  return (
    <ul className="border-b border-line">
      {EXPORT_FILES.map(({ name, rows, purpose }) => (
        <li
          key={name}
          className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-t border-line py-3"
        >
          <div className="max-w-[66ch] min-w-0 basis-96 grow">
            <h2 className="font-semibold">{name}</h2>
            <p>{purpose}</p>
            <p className="text-soft">
              {rows}.{name === "responses.csv" && note ? ` ${note}` : ""}
            </p>
          </div>
          {/* A plain link: the router would fetch the file as a page. */}
          <a href={`${source}/${name}`} download className={buttonClass("secondary")}>
            Download {name}
          </a>
        </li>
      ))}
    </ul>
  );
}
