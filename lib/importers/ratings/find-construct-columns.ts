import { QUALITY } from "@/lib/comparison/responses/response-table";
import type { Problem } from "@/lib/importers/outcome";
import { readNumber } from "@/lib/importers/read-number";
import type { Table } from "@/lib/importers/read-table";
import { lookAtColumn, type RatingColumn } from "./rating-column";
import {
  detectScale,
  joinedScale,
  MOST_POINTS,
  type RatingScale,
  sayNumber,
  sayScale,
  scaleOption,
} from "./rating-scale";
import { isMissing, isMissingWord } from "./read-rating-cell";

const PUBLISHED = [
  "Plausibility",
  "Understandability",
  "Completeness",
  "Satisfaction",
  "Contrastiveness",
];

/** Last words of names that say that a column counts, times or identifies something. */
const COUNTING = new Set(
  "id index idx number no nr order position trial block row run session version length time duration ms seconds minutes age".split(
    " ",
  ),
);

/**
 * The columns that hold ratings, among those that `known` gives no other meaning. A published
 * construct does as soon as it holds anything, and so does a column whose scale is `asked` for; another
 * column when `detectScale` finds a scale that holds at least half of it, so that a few bad cells are
 * problems and do not make it vanish, or when another column's scale holds all of it (`joinedScale`).
 *
 * Trials numbered from 1 to 12 look like ratings as long as few are counted, and nothing in the numbers
 * themselves tells the two apart for certain. The name decides: a column whose last word counts, times
 * or identifies (trial_index, duration_ms, rowNumber) is never a construct. Nor is Quality beside
 * constructs, which is their mean and is computed. Every column that is passed over is remarked: those
 * with numbers by their range, the others by their names.
 */
export function findConstructColumns(
  { columns, rows }: Pick<Table, "columns" | "rows">,
  known: readonly string[],
  asked: ReadonlyMap<string, RatingScale> = new Map(),
): { constructs: RatingColumn[]; remarks: Problem[] } {
  const remarks: Problem[] = [];
  const unread: string[] = [];
  const remark = (field: string, reason: string) => remarks.push({ line: 1, field, reason });
  const lookAt = (name: string) =>
    lookAtColumn(
      name,
      rows.map(({ line, cell }) => ({ line, text: cell(name) })),
    );
  const candidates = columns.flatMap((name): Candidate[] => {
    if (name === "" || known.includes(name)) return [];
    const column = lookAt(name);
    const scale = isBinary(column) ? null : detectScale(column.numbers, column.given);
    const isSure = asked.has(name) || PUBLISHED.includes(name) || (scale && !isCounting(column));
    const why = isSure ? null : whyNoRatings(column);
    // Of a wide file only the columns that are needed are kept.
    return [{ column: isSure ? column : { ...column, cells: [] }, scale, isSure: !!isSure, why }];
  });
  const shifted = candidates.flatMap(({ scale, isSure }) =>
    scale && isSure && scale.from < 1 ? [scale] : [],
  );
  const rated = candidates.flatMap(({ column, scale, isSure, why }): RatingColumn[] => {
    const { key, given, numbers } = column;
    if (isSure && (given > 0 || asked.has(key))) return [column];
    if (isSure) {
      remark(key, "There is no rating in this column; it is not compared.");
    } else if (isCounting(column)) {
      if (scale === null) unread.push(key);
      else
        remark(
          key,
          "Not taken for ratings, because of its name; call the column otherwise if it is.",
        );
    } else if (!isBinary(column) && joinedScale(numbers, given, shifted)) {
      return [lookAt(key)];
    } else if (why) remark(key, why);
    else unread.push(key);
    return [];
  });
  const named = rated.map(({ key }) => key);
  const hasOwnQuality = named.length > 1 && named.includes(QUALITY) && !asked.has(QUALITY);
  if (hasOwnQuality)
    remark(QUALITY, "Not read: Quality is computed, as the mean of the constructs.");
  if (unread.length > 0) remarks.push({ line: 1, reason: sayUnread(unread) });
  return { constructs: rated.filter(({ key }) => !hasOwnQuality || key !== QUALITY), remarks };
}

/** A column that could hold ratings. */
interface Candidate {
  column: RatingColumn;
  scale: RatingScale | null;
  /** Whether it is a construct whatever the other columns are. */
  isSure: boolean;
  /** Why it is none by itself; null where nothing is to be said of it alone. */
  why: string | null;
}

/** Yes and no, as 1 and 0. */
function isBinary({ numbers }: RatingColumn): boolean {
  return numbers.has(0) && [...numbers.keys()].every((value) => value === 0 || value === 1);
}

const isCounting = ({ key }: RatingColumn) => COUNTING.has(lastWord(key));

const MOST_NAMED = 12;

/** The columns that nothing is read of, in one sentence. */
export function sayUnread(names: readonly string[]): string {
  const columns = names.length === 1 ? "This column is" : "These columns are";
  return `${columns} not read: ${sayFirst(names)}.`;
}

/** The first of the names, and how many more there are. */
export function sayFirst(names: readonly string[]): string {
  const more = names.length - MOST_NAMED;
  return `${names.slice(0, MOST_NAMED).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

/** Words of answers to statements, in the languages that the app speaks. */
const ANSWER = /agree|disagree|stimme|trifft|zufrieden|satisfied|likely|同意|满意/i;

/** Why a column of numbers, or of answers in words, is not compared; null for any other. */
function whyNoRatings({ key, cells, given, numbers }: RatingColumn): string | null {
  const answers = new Set<string>();
  for (const { text } of cells) {
    if (isMissing(text) || isMissingWord(text)) continue;
    answers.add(text);
    if (answers.size > MOST_POINTS) break;
  }
  const worded = [...answers].filter((text) => ANSWER.test(text));
  if (answers.size <= MOST_POINTS && worded.length > 0 && worded.length >= answers.size / 2) {
    return `Not compared: it holds answers in words, such as "${worded[0]}". Ratings are whole numbers; put the numbers of the answers in their place.`;
  }
  const values = cells.flatMap(({ text }) =>
    isMissing(text) || isMissingWord(text) ? [] : (readNumber(text) ?? []),
  );
  if (values.length === 0 || values.length < given / 2) return null;
  const [from, to] = values.reduce(
    ([least, most], value) => [Math.min(least, value), Math.max(most, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
  const scale = { from, to };
  const whole = [...numbers.values()].reduce((sum, count) => sum + count, 0);
  const range = `its numbers run from ${sayScale(scale)}`;
  if (whole < values.length / 2) {
    const broken = values.find((value) => !Number.isInteger(value)) ?? from;
    return `Not compared: ${range}, with decimals such as ${sayNumber(broken)}; ratings are whole numbers.`;
  }
  const isShort = Number.isInteger(from) && Number.isInteger(to) && to - from < MOST_POINTS;
  if (!isShort || to === from) {
    return `Not compared: ${range}; a scale has up to ${MOST_POINTS} points.`;
  }
  return `Not compared: ${range}. If these are ratings, add --scale ${scaleOption(key, scale)}.`;
}

/** "index" of "trial_index", "trialIndex" and "Trial index". */
function lastWord(name: string): string {
  const words = name.split(/[_\s.-]+|(?<=[a-z0-9])(?=[A-Z])/);
  return words.at(-1)?.toLowerCase() ?? "";
}
