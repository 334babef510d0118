import { buttonClass } from "@/components/ui/button";
import type { ExportTable, TableName } from "@/lib/exporters/tables/export-table";
import { formatCount } from "@/lib/format";

interface Props {
  tables: readonly Pick<ExportTable, "name" | "rows" | "meaning" | "ofParticipants">[];
  /** Rows of each table as they are chosen. */
  counts: Partial<Record<TableName, number>>;
  format: "csv" | "jsonl";
  /** The address of a file. */
  addressOf: (file: string) => string;
  /** Said of the published layout where it has no rows. */
  note: string | null;
}

/** The files to take, each with what it is for and how many rows it has just now. */
export function ExportDownloads({ tables, counts, format, addressOf, note }: Props) {
  return (
    <ul className="border-b border-line">
      {tables.map(({ name, rows, meaning }) => (
        <li
          key={name}
          className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-t border-line py-3"
        >
          <div className="max-w-[66ch] min-w-0 basis-96 grow">
            <h3 className="font-semibold">
              {name}.{format}
            </h3>
            <p>{meaning}</p>
            <p className="text-soft">
              {rows}: {sayRows(counts[name] ?? 0)}.{name === "responses" && note ? ` ${note}` : ""}
            </p>
          </div>
          {/* A plain link: the router would fetch the file as a page. */}
          <a href={addressOf(`${name}.${format}`)} download className={buttonClass("secondary")}>
            Download {name}.{format}
          </a>
        </li>
      ))}
    </ul>
  );
}

const sayRows = (rows: number) =>
  rows === 0 ? "none now" : rows === 1 ? "1 row now" : `${formatCount(rows)} rows now`;
