import { EXPORT_CHOICES, type ExportChoice } from "@/lib/views/export/export-choices";
import { type ExportFilters, exportFiltersSchema } from "./export-filters";
import { saidFilters } from "./said-filters";

type Said = Partial<Record<ExportChoice, string>>;

/**
 * A page's address: what it chooses, and what of it cannot be. With a problem nothing is chosen, and
 * what was typed stays.
 */
export function readExportQuery(query: Record<string, string | string[] | undefined>): {
  filters: ExportFilters;
  /** What a file's address has to say. */
  said: Record<string, string>;
  chosen: Said;
  problems: Said;
} {
  const chosen: Said = {};
  for (const choice of EXPORT_CHOICES) {
    const value = [query[choice]].flat()[0];
    if (value) chosen[choice] = value;
  }
  const parsed = exportFiltersSchema.safeParse(chosen);
  if (!parsed.success) {
    const problems = Object.fromEntries(
      parsed.error.issues.map(({ path, message }) => [path[0], message]),
    );
    return { filters: exportFiltersSchema.parse({}), said: {}, chosen, problems };
  }
  const { format: _, ...said } = saidFilters(parsed.data);
  const texts = Object.entries(said).map(([key, value]) => [key, String(value)]);
  return { filters: parsed.data, said: Object.fromEntries(texts), chosen, problems: {} };
}
