import { buttonClass } from "@/components/ui/button";
import type { ExportTable } from "@/lib/exporters/tables/export-table";

interface Props {
  tables: readonly Pick<ExportTable, "name" | "rows" | "meaning">[];
  source: string;
  note: string | null;
}

/** The files to take, each with what it is for. */
export function ExportDownloads({ tables, source, note }: Props) {
  return (
    <ul className="border-b border-line">
      {tables.map(({ name, rows, meaning }) => (
        <li
          key={name}
          className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-t border-line py-3"
        >
          <div className="max-w-[66ch] min-w-0 basis-96 grow">
            <h2 className="font-semibold">{name}.csv</h2>
            <p>{meaning}</p>
            <p className="text-soft">
              {rows}.{name === "responses" && note ? ` ${note}` : ""}
            </p>
          </div>
          {/* A plain link: the router would fetch the file as a page. */}
          <a href={`${source}/${name}.csv`} download className={buttonClass("secondary")}>
            Download {name}.csv
          </a>
        </li>
      ))}
    </ul>
  );
}
