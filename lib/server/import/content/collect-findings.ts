import "server-only";
import { type CountedRemarks, countedRemarks } from "@/lib/importers/answers/counted-remarks";
import { conclude, type Problem } from "@/lib/importers/outcome";
import type { ContentFinding } from "@/lib/study/content/content-scan";

/** So many are kept; the others are counted. More than are ever listed. */
const KEPT = 2000;

/** What is found in the rows of a file while they are read, however many they are. */
export interface Findings {
  problems: Problem[];
  remarks: Problem[];
  /** What explanations tell of their making, by what was found. */
  telling: Map<string, { what: string; explanations: number; line: number }>;
  /** What is said once for the file, with its number. */
  counted: CountedRemarks;
}

export function noFindings(): Findings {
  return { problems: [], remarks: [], telling: new Map(), counted: new Map() };
}

/** Adds problems, or remarks, as far as they are kept. */
export function addListed(list: Problem[], found: readonly Problem[]): void {
  list.push(...found.slice(0, Math.max(0, KEPT - list.length)));
}

/** Adds what a portion of the explanations tells; the examples name their lines. */
export function addTelling({ telling }: Findings, found: readonly ContentFinding[]): void {
  for (const { what, explanations, examples } of found) {
    const known = telling.get(what);
    if (known) known.explanations += explanations;
    else telling.set(what, { what, explanations, line: Number(examples[0]?.question ?? 1) });
  }
}

/** Both lists as they are shown: by line, long ones cut. */
export function listFindings({ problems, remarks, telling, counted }: Findings): {
  problems: Problem[];
  remarks: Problem[];
} {
  const hints = [...telling.values()].map(({ what, explanations, line }) => ({
    line,
    field: "explanation",
    reason: `“${what}” hints at how explanations were made; it stands in ${explanations.toLocaleString("en")} of them, here first.`,
  }));
  const concluded = conclude(null, problems, []);
  const listed = conclude(null, [], [...hints, ...countedRemarks(counted), ...remarks]);
  return {
    problems: concluded.ok ? [] : concluded.problems,
    remarks: listed.ok ? listed.remarks : [],
  };
}
