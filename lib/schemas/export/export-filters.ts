import { z } from "zod";
import { ANALYSIS_SETS } from "@/lib/comparison/analysis-set";
import { SOURCE_VALUES } from "@/lib/exporters/tables/source-values";
import { day } from "@/lib/schemas/shared/dates";
import { typedWhole } from "@/lib/schemas/shared/typed-number";

/** A choice that a form leaves open is sent as "". */
const open = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional());

const consentDay = day("Give a day as in 2026-05-31.");

/**
 * From the address of a file: whose rows it holds, and how they are written. Without an analysis set
 * they are everybody's, also of who is excluded. Days are of the consent, in UTC, both included.
 */
export const exportFiltersSchema = z.object({
  set: open(z.enum(ANALYSIS_SETS)),
  from: open(consentDay),
  to: open(consentDay),
  source: open(z.enum(Object.keys(SOURCE_VALUES), "Name one of the sources.")),
  /** The number of the protocol version under which participants enrolled. */
  version: open(typedWhole(1, 1_000_000, "Give the number of a version.")),
  simulated: z.enum(["yes", "no"]).default("yes"),
  /** Whether recruiters' ids go along, for who may. */
  identifiers: z.enum(["yes", "no"]).default("no"),
  format: z.enum(["csv", "jsonl"]).default("csv"),
  separator: z.enum(["comma", "semicolon", "tab"]).default("comma"),
  bom: z.enum(["yes", "no"]).default("no"),
});

export type ExportFilters = z.infer<typeof exportFiltersSchema>;

/** What is in the files, without how they are written. */
export type ChosenBy = Omit<ExportFilters, "format" | "separator" | "bom">;
