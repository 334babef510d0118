import "server-only";
import { conclude, LISTED, type Problem } from "@/lib/importers/outcome";

/** What can be chosen beside the file; a refusal names the one that it is about. */
export type ImportOption = "study" | "title" | "method" | "size" | "run" | "skip" | "owner" | "map";

/** Why nothing was stored. */
export interface Refusal {
  reason: string;
  option: ImportOption | null;
  /** Empty where the reason says it all. */
  problems: Problem[];
  /** What was found beside them; it may be why there are problems. */
  remarks: Problem[];
}

/** Stored as a whole, with what is worth a look, or refused as a whole. */
export type ImportOutcome<Summary> =
  | { ok: true; summary: Summary; remarks: Problem[] }
  | ({ ok: false } & Refusal);

/** Thrown on the way to a stored import: whatever the transaction did until then is undone. */
export class ImportRefused extends Error {
  readonly refusal: Refusal;

  constructor(
    reason: string,
    option: ImportOption | null = null,
    problems: Problem[] = [],
    remarks: Problem[] = [],
  ) {
    super(reason);
    this.name = "ImportRefused";
    this.refusal = { reason, option, problems, remarks };
  }
}

/** The refusal of a file for what stands on its lines. */
export function refuseLines(problems: Problem[]): ImportRefused {
  const concluded = conclude(null, problems, []);
  return refuseListed(concluded.ok ? [] : concluded.problems);
}

/** The same for problems that a parser has concluded: long lists are cut already. */
export function refuseListed(problems: Problem[], remarks: Problem[] = []): ImportRefused {
  const count =
    problems.length > LISTED
      ? `more than ${LISTED} problems`
      : problems.length === 1
        ? "one problem"
        : `${problems.length} problems`;
  return new ImportRefused(`The file has ${count}; nothing was stored.`, null, problems, remarks);
}
