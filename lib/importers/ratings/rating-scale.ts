/** The answers that a construct has: whole numbers, both ends included. */
export interface RatingScale {
  from: number;
  to: number;
}

/** The longest scale that is read. */
export const MOST_POINTS = 11;
export const FEWEST_POINTS = 5;
/** The scale of the published study. */
export const PUBLISHED_SCALE: RatingScale = { from: 1, to: 5 };

const ENDS = /^([+-]?\d{1,9})\.\.([+-]?\d{1,9})$/;

/** A number with a true minus sign. */
export function sayNumber(value: number): string {
  return String(value).replace("-", "−");
}

/** "−3 to 3". */
export function sayScale({ from, to }: RatingScale): string {
  return `${sayNumber(from)} to ${sayNumber(to)}`;
}

/** As it is named on the command line: "Clarity=-3..3". */
export function scaleOption(column: string, { from, to }: RatingScale): string {
  return `${column}=${from}..${to}`;
}

/** The column and the scale of "Clarity=-3..3", or what is wrong with it. */
export function readScaleOption(
  text: string,
): { column: string; scale: RatingScale } | { problem: string } {
  const sign = text.lastIndexOf("=");
  const column = text.slice(0, Math.max(0, sign)).trim();
  const ends = ENDS.exec(
    text
      .slice(sign + 1)
      .trim()
      .replaceAll("−", "-"),
  );
  if (!column || !ends) {
    return { problem: `Write a scale as COLUMN=FROM..TO, for example Clarity=-3..3: "${text}".` };
  }
  const [from, to] = [Number(ends[1]), Number(ends[2])];
  const points = to - from + 1;
  if (points < 2 || points > MOST_POINTS) {
    return { problem: `A scale has 2 to ${MOST_POINTS} points: "${text}".` };
  }
  return { column, scale: { from: from + 0, to: to + 0 } };
}

/** How often each whole number is in a column. */
export type NumberCounts = ReadonlyMap<number, number>;

/** The lowest and the highest number of a column, however many different ones it has. */
export function endsOf(numbers: NumberCounts): [lowest: number, highest: number] {
  let [lowest, highest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of numbers.keys()) {
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
  }
  return [lowest, highest];
}

/**
 * Where the scale of a column begins, by all of its whole numbers:
 *
 * - below 0 where it goes about as far below 0 as above, up to five steps: then it is a scale from -k to k;
 * - at 0 where zeros are no exception (two or more, and one in fifty) and no majority: columns of counts
 *   are mostly zeros;
 * - else at 1.
 *
 * @returns the ends as far as they are used; null where no scale of up to 11 points holds at least half
 *   of the column's `given` cells.
 */
export function detectScale(numbers: NumberCounts, given: number): RatingScale | null {
  const within = (from: number, to: number) =>
    [...numbers].reduce(
      (sum, [value, count]) => sum + (value >= from && value <= to ? count : 0),
      0,
    );
  const used = [...numbers.keys()].filter((value) => Math.abs(value) <= MOST_POINTS);
  const [lowest, highest] = [Math.min(...used), Math.max(...used)];
  const zeros = numbers.get(0) ?? 0;
  const below = within(-5, -1);
  if (below > 0 && below + zeros >= Math.max(2, given / 20)) {
    const k = Math.max(-lowest, highest, 2);
    const kinds = used.filter((value) => value <= 0).length;
    const even = Math.min(-lowest, highest) >= k / 2;
    if (k <= 5 && kinds >= 2 && even && within(-k, k) >= given / 2) return { from: -k, to: k };
  }
  const ratings = within(1, MOST_POINTS);
  if (ratings < given / 2 || given === 0) return null;
  const isZeroBased = below === 0 && zeros >= Math.max(2, given / 50);
  if (isZeroBased && highest >= 2 && highest <= MOST_POINTS - 1) return { from: 0, to: highest };
  const top = Math.max(...used.filter((value) => value >= 1));
  return { from: 1, to: top };
}

/**
 * The scale that a column shares with others of its file, which begins below 1: all of its `given` cells
 * lie on it, and it goes below 1 as well, or ends where the scale ends. Null where there is none.
 */
export function joinedScale(
  numbers: NumberCounts,
  given: number,
  shifted: readonly RatingScale[],
): RatingScale | null {
  const whole = [...numbers.values()].reduce((sum, count) => sum + count, 0);
  if (given === 0 || whole < given) return null;
  const [lowest, highest] = endsOf(numbers);
  const joined = shifted.find(
    ({ from, to }) =>
      lowest >= from && highest <= to && (lowest <= 0 || (from === 0 && highest === to)),
  );
  return joined ?? null;
}
