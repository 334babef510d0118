import { type WrittenDialect, writeDialect } from "@/lib/importers/text/testing/write-dialect";
import type { Random } from "@/lib/random";

/** What a file holds, and with that which reader it is for. */
export type Kind =
  | "table"
  | "questions"
  | "student-output"
  | "accuracies"
  | "ratings"
  | "submissions";

export interface BaseFile {
  kind: Kind;
  dialect: WrittenDialect;
  bytes: Uint8Array;
}

const CHOICES = ["oven", "barn, the old one", "garden; behind", "école", "橱柜"];
const METHODS = ["MT:Unrevised", "CF:Revised", "Größe", "Grüße"];

const WORDS: Record<Kind, { columns: string[]; row: (at: number, random: Random) => string[] }> = {
  table: {
    columns: ["id", "question", "choices", "gold", "method", "answer", "explanation"],
    row: (at, random) => [
      `q${at}`,
      `Where is thing number ${at} kept, do people say?`,
      CHOICES.join("|"),
      pick(random, CHOICES),
      pick(random, METHODS),
      pick(random, CHOICES),
      `${pick(random, TEXTS)} (${at})`,
    ],
  },
  questions: {
    columns: ["id", "question", "choices", "answer"],
    row: (at, random) => [`q${at}`, `Where is thing ${at}?`, "", pick(random, CHOICES)],
  },
  "student-output": {
    columns: ["input_predict", "answers_preds", "answers_labels", "rationales_preds"],
    row: (at, random) => [
      `[predict] Question: Where is thing ${at} kept? Choices: (a) oven (b) barn (c) the hall`,
      `The answer is ${pick(random, ["oven", "barn"])}.`,
      pick(random, ["barn", "the hall"]),
      pick(random, TEXTS),
    ],
  },
  accuracies: {
    columns: ["run", "test accuracy", "method", "model_size"],
    row: (at, random) => [
      String(at),
      `0.${1 + random.below(999)}`,
      pick(random, METHODS),
      pick(random, ["220M", "11B"]),
    ],
  },
  ratings: {
    columns: ["CASE", "rationale", "model", "rationale_id", "rationale_length", "Plausibility"],
    row: (at, random) => [
      `P${Math.floor(at / 3)}`,
      `RE${String(1 + (at % 3)).padStart(2, "0")}`,
      pick(random, ["MT", "CF", "MT+CF"]).concat(":Revised"),
      String(at),
      String(20 + random.below(200)),
      String(1 + random.below(5)),
    ],
  },
  submissions: {
    columns: ["Submission id", "Participant id", "Status", "Completion code", "Age"],
    row: (at, random) => [
      `5f${at}a${random.below(1e6)}`,
      `60a${at}b${random.below(1e6)}`,
      pick(random, ["APPROVED", "AWAITING REVIEW", "RETURNED"]),
      `C${random.below(1e6)}`,
      String(18 + random.below(50)),
    ],
  },
};
const TEXTS = [
  "It is cold there.",
  'People say "there", and mean it.',
  "First, milk spoils.\nSecond, it is cold; so it is kept there.",
  "Ça va: 5° is cold, 橱柜 is not.",
  "",
  "- a list, with\ttabs",
];
const KINDS = Object.keys(WORDS) as Kind[];
const LAYOUTS = [",", ";", "\t", "json-lines", "json-list", "pretty-list"] as const;

export const pick = <T>(random: Random, items: readonly T[]): T =>
  items[random.below(items.length)] as T;

/** A sound file of any kind in any dialect, of about so many rows. */
export function baseFile(random: Random, most = 8): BaseFile {
  const kind = pick(random, KINDS);
  const { columns, row } = WORDS[kind];
  const rows = Array.from({ length: 1 + random.below(most) }, (_, at) => row(at, random));
  const layouts = kind === "questions" ? LAYOUTS.slice(3) : LAYOUTS;
  const dialect: WrittenDialect = {
    layout: pick(random, layouts),
    quoting: pick(random, ["all", "needed"]),
    lineEnd: pick(random, ["\n", "\n", "\r\n", "\r"]),
    encoding: pick(random, ["utf-8", "utf-8", "utf-8", "utf-16le", "utf-16be"]),
    mark: random.below(3) === 0,
    separatorLine: false,
    before: [],
    endsLastLine: random.below(4) > 0,
  };
  const { bytes } = writeDialect(columns, rows, dialect);
  if (kind !== "questions") return { kind, dialect, bytes };
  // The choices of questions are a list; in the dialects of JSON nothing else differs by it.
  const listed = JSON.stringify(CHOICES);
  const text = decode(bytes, dialect)
    .replaceAll('"choices":""', `"choices":${listed}`)
    .replaceAll('"choices": ""', `"choices": ${listed}`);
  return { kind, dialect, bytes: encode(text, dialect) };
}

export function decode(bytes: Uint8Array, { encoding }: WrittenDialect): string {
  return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
}

export function encode(text: string, { encoding }: WrittenDialect): Uint8Array {
  const bytes = Buffer.from(text, encoding === "utf-8" ? "utf8" : "utf16le");
  return encoding === "utf-16be" ? bytes.swap16() : bytes;
}
