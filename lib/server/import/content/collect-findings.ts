import "server-only";
import { type CountedRemarks, countedRemarks } from "@/lib/importers/answers/counted-remarks";
import type { Spellings } from "@/lib/importers/method-name-remarks";
import { conclude, type Problem } from "@/lib/importers/outcome";
import type { ContentFinding, ContentFindingKind } from "@/lib/study/content/content-scan";
import { isUnfinished } from "@/lib/study/content/text-faults";

/** So many are kept; the others are counted. More than are ever listed. */
const KEPT = 2000;

/** What is found in the rows of a file while they are read, however many they are. */
export interface Findings {
  problems: Problem[];
  remarks: Problem[];
  /** What explanations tell of their making, by what was found. */
  telling: Map<string, FoundInTexts>;
  /** What is said once for the file, with its number. */
  counted: CountedRemarks;
  /** The names of methods, as they are written. */
  methodNames: Spellings;
  /** How many explanations that break off have each length, in characters. */
  cutLengths: Map<number, number>;
}

interface FoundInTexts {
  kind: ContentFindingKind | "question-markup";
  what: string;
  explanations: number;
  line: number;
}

export function noFindings(): Findings {
  return {
    problems: [],
    remarks: [],
    telling: new Map(),
    counted: new Map(),
    methodNames: new Map(),
    cutLengths: new Map(),
  };
}

/** Adds problems, or remarks, as far as they are kept. */
export function addListed(list: Problem[], found: readonly Problem[]): void {
  list.push(...found.slice(0, Math.max(0, KEPT - list.length)));
}

/** Different spellings that are kept. */
const MOST_SPELLINGS = 1000;

/** Counts a method's name as a row has it. */
export function addMethodName(names: Spellings, written: string, line: number): void {
  const known = names.get(written);
  if (known) known.count += 1;
  else if (names.size < MOST_SPELLINGS) names.set(written, { line, count: 1 });
}

/** Different findings that are kept: beyond these a file of noise would fill the memory. */
const MOST_TELLING = 1000;

/** Adds what a portion of the texts tells; the examples name their lines. */
export function addTelling(
  { telling }: Findings,
  found: readonly (Omit<ContentFinding, "kind"> & Pick<FoundInTexts, "kind">)[],
): void {
  for (const { kind, what, explanations, examples } of found) {
    // Placeholders and markup are each one finding, whatever they are.
    const id = kind.endsWith("markup") || kind === "placeholder" ? kind : `${kind} ${what}`;
    const known = telling.get(id);
    if (known) known.explanations += explanations;
    else if (telling.size < MOST_TELLING) {
      telling.set(id, { kind, what, explanations, line: Number(examples[0]?.question ?? 1) });
    }
  }
}

/** Counts an explanation that breaks off by its length: what a limit has cut is all of one length. */
export function addCut(lengths: Map<number, number>, explanation: string): void {
  if (!isUnfinished(explanation)) return;
  const { length } = explanation;
  lengths.set(length, (lengths.get(length) ?? 0) + 1);
}

/** So many of one length are no chance. */
const MANY = 5;

function sayCommonLength(lengths: ReadonlyMap<number, number>): string {
  const [length, count] = [...lengths].reduce(
    (most, one) => (one[1] > most[1] ? one : most),
    [0, 0],
  );
  if (count < MANY) return "";
  return ` ${count.toLocaleString("en")} of them have exactly ${length.toLocaleString("en")} characters.`;
}

function sayTelling(
  { kind, what, explanations, line }: FoundInTexts,
  cutLengths: ReadonlyMap<number, number>,
): Problem {
  const isOne = explanations === 1;
  const many = (noun: string) => `${explanations.toLocaleString("en")} ${noun}${isOne ? "" : "s"}`;
  const field = kind === "question-markup" ? "question" : "explanation";
  switch (kind) {
    case "placeholder": {
      const reason = `${many("explanation")} only ${isOne ? "says" : "say"} that there is none: “${what}”. Leave the cell empty where there is no explanation.`;
      return { line, field, reason };
    }
    case "markup":
    case "question-markup": {
      const noun = kind === "markup" ? "explanation" : "question";
      const reason = `${many(noun)} ${isOne ? "contains" : "contain"} markup: “${what}”. Participants see it as it is; remove it from the file.`;
      return { line, field, reason };
    }
    case "unfinished": {
      const reason = `${many("explanation")} ${isOne ? "breaks off" : "break off"} without an end of a sentence.${sayCommonLength(cutLengths)} If the model's output was cut, generate it with a higher limit.`;
      return { line, field, reason };
    }
    default: {
      const reason = `“${what}” hints at how explanations were made; it stands in ${explanations.toLocaleString("en")} of them, here first.`;
      return { line, field, reason };
    }
  }
}

/** Both lists as they are shown: by line, long ones cut. */
export function listFindings({ problems, remarks, telling, counted, cutLengths }: Findings): {
  problems: Problem[];
  remarks: Problem[];
} {
  const hints = [...telling.values()].map((found) => sayTelling(found, cutLengths));
  const concluded = conclude(null, problems, []);
  const listed = conclude(null, [], [...hints, ...countedRemarks(counted), ...remarks]);
  return {
    problems: concluded.ok ? [] : concluded.problems,
    remarks: listed.ok ? listed.remarks : [],
  };
}
