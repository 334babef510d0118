import type { Problem } from "@/lib/importers/outcome";
import type { TableRow } from "@/lib/importers/read-table";
import type { RatingColumn } from "./rating-column";
import type { ResponseColumns } from "./response-columns";

/** So many participants with several rows are enough to tell. */
const ENOUGH = 5;

/**
 * Columns taken for constructs that have one value in all rows of each participant, and several values
 * over participants: they seem to say something about people, not about explanations.
 */
export function ofParticipants(
  rows: readonly TableRow[],
  { participant }: Pick<ResponseColumns, "participant">,
  constructs: readonly RatingColumn[],
): Problem[] {
  if (constructs.length < 2) return [];
  const people = rows.map(({ cell }) => cell(participant));
  return constructs.flatMap(({ key, cells }): Problem[] => {
    const values = new Map<string, string>();
    const several = new Set<string>();
    for (const [row, { text }] of cells.entries()) {
      const person = people[row] ?? "";
      const known = values.get(person);
      if (known === undefined) values.set(person, text);
      else if (known !== text) return [];
      else several.add(person);
    }
    if (several.size < ENOUGH || new Set(values.values()).size < 2) return [];
    const reason = `Compared as a construct, although it is the same in all rows of each participant. If it describes participants, remove the column.`;
    return [{ line: 1, field: key, reason }];
  });
}
