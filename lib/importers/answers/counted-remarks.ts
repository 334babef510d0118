import type { Problem } from "@/lib/importers/outcome";

/** What is said once for a file, with its number and the first line, and not row by row. */
export type CountedKind =
  | "folded-answer"
  | "folded-gold"
  | "no-answer"
  | "run-on"
  | "yes-no"
  | "from-zero"
  | "from-one"
  | "text-and-label"
  | "gold-text-and-label"
  | "gold-text-and-number"
  | "answer-text-and-number"
  | "known-gold";

export interface Counted {
  kind: CountedKind;
  line: number;
  /** What it is in this row, for the first of them. */
  example?: string;
}

export type CountedRemarks = Map<CountedKind, { count: number; line: number; example: string }>;

const SENTENCES: Record<CountedKind, [field: string, say: (n: number, example: string) => string]> =
  {
    "folded-answer": [
      "answer",
      (n, example) =>
        `${many(n, "answer")} matched a choice only without regard to case, spaces or kinds of quotation marks. First: ${example}.`,
    ],
    "folded-gold": [
      "gold",
      (n, example) =>
        `${many(n, "right answer")} matched a choice only without regard to case, spaces or kinds of quotation marks. First: ${example}.`,
    ],
    "no-answer": [
      "answer",
      (n) =>
        `${many(n, "row")} of a model ${n === 1 ? "has" : "have"} no answer: ${n === 1 ? "it counts" : "they count"} as wrong. If these are questions alone, import them in a file of their own.`,
    ],
    "run-on": [
      "explanation",
      (n) =>
        `${many(n, "explanation")} ${n === 1 ? "runs" : "run"} on into another question or part of a prompt. Only the text before it is kept.`,
    ],
    "yes-no": [
      "choices",
      (n) =>
        `${many(n, "question")} ${n === 1 ? "has" : "have"} no choices, and yes or no as the right answer: the choices are "yes" and "no".`,
    ],
    "from-zero": [
      "gold",
      () => "Right answers are given as numbers: 0 is the first choice, 1 the second.",
    ],
    "from-one": [
      "gold",
      () => "Right answers are given as numbers: 1 is the first choice, 2 the second.",
    ],
    "text-and-label": [
      "answer",
      (n, example) =>
        `${many(n, "answer")} ${n === 1 ? "is" : "are"} both the text of one choice and the label of another, and ${n === 1 ? "was" : "were"} read as the text. First: ${example}.`,
    ],
    "gold-text-and-label": [
      "gold",
      (n, example) =>
        `${many(n, "right answer")} ${n === 1 ? "is" : "are"} both the text of one choice and the label of another, and ${n === 1 ? "was" : "were"} read as the text. First: ${example}.`,
    ],
    "gold-text-and-number": [
      "gold",
      (n, example) =>
        `${many(n, "right answer")} ${n === 1 ? "is" : "are"} both the text of one choice and the number of another, and ${n === 1 ? "was" : "were"} read as the text. First: ${example}.`,
    ],
    "answer-text-and-number": [
      "answer",
      (n, example) =>
        `${many(n, "answer")} ${n === 1 ? "is" : "are"} both the text of one choice and the number of another, and ${n === 1 ? "was" : "were"} read as the text. First: ${example}.`,
    ],
    "known-gold": [
      "gold",
      (n) =>
        `${many(n, "row")} ${n === 1 ? "names its" : "name their"} question by its id alone: the right answer of the row is not read or compared. That of the question counts.`,
    ],
  };

/** Adds what rows say to what is counted so far. */
export function addCounted(remarks: CountedRemarks, found: readonly Counted[]): void {
  for (const { kind, line, example = "" } of found) {
    const known = remarks.get(kind);
    if (known) known.count += 1;
    else remarks.set(kind, { count: 1, line, example });
  }
}

/**
 * One remark for each kind, at its first line. That a right answer could be a number too is only said of
 * a file that gives others as numbers: elsewhere texts happen to be numbers.
 */
export function countedRemarks(remarks: CountedRemarks): Problem[] {
  const numbers = remarks.has("from-zero") || remarks.has("from-one");
  const said = [...remarks].filter(([kind]) => numbers || kind !== "gold-text-and-number");
  return said.map(([kind, { count, line, example }]) => {
    const [field, say] = SENTENCES[kind];
    return { line, field, reason: say(count, example) };
  });
}

function many(count: number, noun: string): string {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}
