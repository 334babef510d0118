import "server-only";
import type { ExportTable } from "@/lib/exporters/tables/export-table";
import { cellSql } from "@/lib/exporters/tables/file-sql";
import { Prisma } from "@/lib/server/prisma-client/client";

/** A row of the table as JSON, as a line of its file in JSON Lines has it. */
export function rowCells({ columns }: Pick<ExportTable, "columns">): Prisma.Sql {
  const cells = columns.map((column) => cellSql(column, { format: "jsonl" })).join(", ");
  return Prisma.sql`(SELECT row_to_json(line) FROM (SELECT ${Prisma.raw(cells)}) AS line)`;
}

/** A table of the study by its name. */
export function tableNamed(tables: readonly ExportTable[], name: ExportTable["name"]): ExportTable {
  const table = tables.find((one) => one.name === name);
  if (!table) throw new Error(`A study has a table of ${name}.`);
  return table;
}
