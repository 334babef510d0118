import { z } from "zod";
import { TABLE_NAMES, type TableName } from "@/lib/exporters/tables/export-table";

/** A table's file by its name, as in "ratings.csv" or "ratings.jsonl". */
export const exportFileSchema = z
  .templateLiteral([z.enum(TABLE_NAMES), ".", z.enum(["csv", "jsonl"])])
  .transform((name) => {
    const [table, format] = name.split(".") as [TableName, "csv" | "jsonl"];
    return { name, table, format };
  });

export type ExportFile = z.infer<typeof exportFileSchema>;
