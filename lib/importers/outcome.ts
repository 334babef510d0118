/** Something at a place of the file. `line` is the line of the physical file, the first being 1. */
export interface Problem {
  line: number;
  /** The column or key that it is about. */
  field?: string;
  reason: string;
}

/**
 * A file is taken as a whole or refused as a whole. `remarks` are worth a look and stop nothing.
 * Both lists are in the order of the lines.
 */
export type Imported<T> =
  | { ok: true; records: T; remarks: Problem[] }
  | { ok: false; problems: Problem[] };

/** How many problems, and how many remarks, are listed before the rest is only counted. */
export const LISTED = 200;

/** The records when nothing is wrong; otherwise all that is wrong, and none of the records. */
export function conclude<T>(records: T, problems: Problem[], remarks: Problem[]): Imported<T> {
  if (problems.length > 0) return { ok: false, problems: listed(problems) };
  return { ok: true, records, remarks: listed(remarks) };
}

function listed(entries: Problem[]): Problem[] {
  const sorted = entries.toSorted((a, b) => a.line - b.line);
  const next = sorted[LISTED];
  if (!next) return sorted;
  const rest = sorted.length - LISTED;
  return [
    ...sorted.slice(0, LISTED),
    { line: next.line, reason: `From this line on there are ${rest} more that are not listed.` },
  ];
}
