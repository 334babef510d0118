import type { Counted } from "./answers/counted-remarks";
import type { Problem } from "./outcome";

/** A question of a file, or what a student answered and explained at one. */
export interface ContentRecord {
  line: number;
  /** The id that the file gives the question. */
  externalId: string | null;
  /** Null, with no choices, where a row names its question by the id alone. */
  stem: string | null;
  choices: string[];
  /** What the file calls the choices; null where that is a, b, c … in their order. */
  labels: string[] | null;
  /** Where the right answer stands among the choices, from 0; null where it is not given. */
  goldIndex: number | null;
  /** Who explained; a row without a method is a question alone. */
  method: string | null;
  modelSize: string | null;
  runNumber: number | null;
  answerText: string | null;
  /** Where the answer stands among the choices; null when it is none of them, or they are not here. */
  answerIndex: number | null;
  /** "" where there is none. */
  explanation: string;
}

/** What a row of a file holds, or what is wrong with it. */
export interface ReadRow {
  record: ContentRecord | null;
  problems: Problem[];
  remarks: Problem[];
  /** What is said once for the file, with its number. */
  counted?: Counted[];
  /** The method's name as the row has it, spaces at the ends included. */
  writtenMethod?: string;
}

const LONGEST = {
  externalId: ["id", 200],
  stem: ["question", 10_000],
  method: ["method", 100],
  modelSize: ["size", 40],
  answerText: ["answer", 2000],
  explanation: ["explanation", 20_000],
} as const;
const LONGEST_CHOICE = 1000;

/** What no database can keep, or no participant can read, in the texts of a record. */
export function textProblems(record: ContentRecord): Problem[] {
  const { line, choices } = record;
  const texts: [string, number, string][] = [
    ...Object.entries(LONGEST).map(([key, [field, longest]]): [string, number, string] => [
      field,
      longest,
      record[key as keyof typeof LONGEST] ?? "",
    ]),
    ...choices.map((choice): [string, number, string] => ["choices", LONGEST_CHOICE, choice]),
  ];
  return texts.flatMap(([field, longest, text]): Problem[] => {
    if (text.length > longest) {
      return [{ line, field, reason: `More than ${longest.toLocaleString("en")} characters.` }];
    }
    if (text.includes("\0")) {
      return [{ line, field, reason: "There is a NUL character, which is no text." }];
    }
    return /\p{Surrogate}/u.test(text)
      ? [{ line, field, reason: "There is half a character; save the file in UTF-8." }]
      : [];
  });
}

/** Choices that stand more than once in the record's question. */
export function repeatedChoices({ line, choices }: ContentRecord): Problem[] {
  const repeated = listRepeated(choices);
  if (repeated.length === 0) return [];
  const reason = `Choices that stand more than once: ${repeated.join(", ")}.`;
  return [{ line, field: "choices", reason }];
}

/** What is in a list more than once, each named once. */
function listRepeated(items: readonly string[]): string[] {
  const seen = new Set<string>();
  return [...new Set(items.filter((item) => seen.size === seen.add(item).size))];
}
