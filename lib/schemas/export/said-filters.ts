import { type ExportFilters, exportFiltersSchema } from "./export-filters";

const USUAL: Record<string, unknown> = exportFiltersSchema.parse({});

/** What an address has to say to get the same file again: what is as usual is left out. */
export function saidFilters(filters: ExportFilters): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(filters).filter(([key, value]) => value !== undefined && value !== USUAL[key]),
  );
}
