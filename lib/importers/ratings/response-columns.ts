import type { Table } from "@/lib/importers/read-table";
import { ABOUT_YOU_COLUMNS } from "./read-rating-row";

/** What a column can be called, in the published layout, in our own files, in other people's. */
const NAMES = {
  participant: ["CASE", "participant_code", "participant"],
  method: ["model", "method"],
  question: ["rationale_id", "question_id", "question", "item"],
  explanation: ["explanation_id"],
  run: ["model_run_id"],
  correct: ["student_correct"],
  position: ["position"],
  /** A label: the published study shows the same method in RE08 to everyone. */
  slot: ["rationale"],
  length: ["rationale_length", "explanation_length", "length"],
};
type Field = keyof typeof NAMES;

/** comparison.csv calls the questions about participants by our keys. */
const ABOUT_YOU_NAMES = ABOUT_YOU_COLUMNS.map(([key, names]) => ({
  key,
  names: [...names, key] as string[],
}));
/** Whether two names are the same but for capitals, spaces and underscores: "Participant Code". */
const plain = (name: string) => name.toLowerCase().replace(/[\s_-]+/g, "");

/** How long the scales are, as our own files say it. */
export const SCALE_POINTS = "scale_points";
const KNOWN = [
  ...Object.values(NAMES).flat(),
  ...ABOUT_YOU_NAMES.flatMap(({ names }) => names),
  SCALE_POINTS,
];
const PLAIN_KNOWN = new Set(KNOWN.map(plain));
const OWN_LAYOUT = ["CASE", "rationale", "rationale_id", "rationale_length"];

/** Which columns of a file mean what; "" where it has none of that meaning. */
export interface ResponseColumns extends Record<Field, string> {
  aboutYou: { key: string; column: string }[];
  /** Whether there is one row a rating, with the columns construct and rating. */
  isLong: boolean;
  /** Of one row a rating: the columns with the construct, and with the rating as analyses take it. */
  construct: string;
  rating: string;
  /** Whether the file is in the layout of one of our exports. */
  isOwn: boolean;
  /** Columns that mean something, and are passed over for another one of the same meaning. */
  passedOver: string[];
  /** Names of columns that are never constructs. */
  known: readonly string[];
}

export function findResponseColumns({ columns }: Pick<Table, "columns">): ResponseColumns {
  const has = (name: string) => columns.includes(name);
  const firstOf = (names: readonly string[]) =>
    names.find(has) ??
    names.flatMap((name) => columns.find((column) => plain(column) === plain(name)) ?? [])[0] ??
    "";
  const found = Object.fromEntries(
    Object.entries(NAMES).map(([field, names]) => [field, firstOf(names)]),
  ) as Record<Field, string>;
  const aboutYou = ABOUT_YOU_NAMES.map(({ key, names }) => ({ key, column: firstOf(names) }));
  const [construct, rating] = [firstOf(["construct"]), firstOf(["rating"])];
  const isLong = construct !== "" && rating !== "";
  // Other people's scores are something else.
  const isScored = ["score", SCALE_POINTS].every(has);
  const known = columns.filter((column) => PLAIN_KNOWN.has(plain(column)));
  const used = new Set([...Object.values(found), ...aboutYou.map(({ column }) => column)]);
  return {
    ...found,
    aboutYou,
    isLong,
    construct,
    rating: isScored ? "score" : rating,
    isOwn: has(SCALE_POINTS) || OWN_LAYOUT.every(has),
    passedOver: known.filter((name) => name !== SCALE_POINTS && !used.has(name)),
    known,
  };
}

/** One sentence for each column without which nothing can be compared. */
export function missingColumns(columns: ResponseColumns): string[] {
  return (["participant", "method"] as const)
    .filter((field) => !columns[field])
    .map((field) => `There is no column for the ${field}: ${NAMES[field].join(", ")}.`);
}
