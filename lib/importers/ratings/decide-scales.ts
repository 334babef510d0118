import type { Problem } from "@/lib/importers/outcome";
import { lineOfNumber, type RatingColumn } from "./rating-column";
import {
  detectScale,
  FEWEST_POINTS,
  joinedScale,
  MOST_POINTS,
  type RatingScale,
  sayNumber,
  sayScale,
} from "./rating-scale";

/** What is known of scales beside the ratings. */
export interface KnownScales {
  /** As somebody asked for them, by construct. */
  asked: ReadonlyMap<string, RatingScale>;
  /** As the file says them: their points, from 1, by construct. */
  said: ReadonlyMap<string, number>;
}

/** A construct's scale, and which ratings a cell may hold: of a scale that is only detected, more. */
export interface DecidedScale extends RatingScale {
  allowed: RatingScale;
}

/** So many ratings have to be there before a single one of them is an exception. */
const ENOUGH = 20;

/**
 * The scale of every construct: the one that was asked for, or that the file says, else the detected
 * one (`detectScale`). Detected scales that begin alike are taken for one: it ends with the highest
 * rating of all of them, and has at least five points. Remarks: the only rating at the upper end, an
 * upper end far from all other ratings, and constructs whose scales differ.
 */
export function decideScales(
  columns: readonly RatingColumn[],
  { asked, said }: KnownScales,
): { scales: Map<string, DecidedScale>; remarks: Problem[] } {
  const detected = new Map<RatingColumn, RatingScale>();
  const scales = new Map<string, DecidedScale>();
  for (const column of columns) {
    const known = asked.get(column.key) ?? ofPoints(said.get(column.key), column);
    if (known) scales.set(column.key, { ...known, allowed: known });
    else detected.set(column, detectScale(column.numbers, column.given) ?? { from: 1, to: 1 });
  }
  const shifted = [...detected.values()].filter(({ from }) => from < 1);
  for (const [column, { from }] of detected) {
    const joined = from === 1 ? joinedScale(column.numbers, column.given, shifted) : null;
    if (joined) detected.set(column, joined);
  }
  const remarks: Problem[] = [];
  const groups = new Map<string, RatingColumn[]>();
  for (const [column, { from }] of detected) {
    const begins = from < 0 ? "below" : String(from);
    groups.set(begins, [...(groups.get(begins) ?? []), column]);
  }
  for (const group of groups.values()) {
    const shared = sharedScale(group.map((column) => detected.get(column) ?? { from: 1, to: 1 }));
    const allowed =
      shared.from < 0 ? shared : { ...shared, to: shared.from === 0 ? 10 : MOST_POINTS };
    for (const column of group) scales.set(column.key, { ...shared, allowed });
    remarks.push(...sayUpperEnd(group, shared));
  }
  if (groups.size > 1) remarks.push(sayDifferent(scales));
  return { scales, remarks };
}

/** A scale that the file says; longer where a rating is beyond it. */
function ofPoints(points: number | undefined, { numbers }: RatingColumn): RatingScale | null {
  if (points === undefined) return null;
  const used = [...numbers.keys()].filter((value) => value >= 1 && value <= MOST_POINTS);
  return { from: 1, to: Math.max(points, ...used) };
}

function sharedScale(scales: readonly RatingScale[]): RatingScale {
  const from = Math.min(...scales.map((scale) => scale.from));
  const to = Math.max(...scales.map((scale) => scale.to), from + FEWEST_POINTS - 1);
  return { from, to };
}

function sayUpperEnd(group: readonly RatingColumn[], { from, to }: RatingScale): Problem[] {
  const counts = new Map<number, number>();
  for (const { numbers } of group) {
    for (const [value, count] of numbers) {
      if (value >= from && value <= to) counts.set(value, (counts.get(value) ?? 0) + count);
    }
  }
  const ends = counts.get(to) ?? 0;
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const holder = group.find(({ numbers }) => numbers.has(to));
  if (to <= from + FEWEST_POINTS - 1 || !holder || all < ENOUGH) return [];
  const next = Math.max(...[...counts.keys()].filter((value) => value < to), from);
  const place = { line: lineOfNumber(holder, to), field: holder.key };
  if (ends === 1) {
    const reason = `The only ${to} among ${all} ratings; because of it the scale is read as ${sayScale({ from, to })}. If it is a slip, correct it.`;
    return [{ ...place, reason }];
  }
  if (next >= to - 1) return [];
  const reason = `${to} is there ${ends} times, first here, and nothing between it and ${sayNumber(next)}: the scale is read as ${sayScale({ from, to })}. If ${to} means no answer, leave these cells empty.`;
  return [{ ...place, reason }];
}

function sayDifferent(scales: ReadonlyMap<string, RatingScale>): Problem {
  const list = [...scales].map(([key, scale]) => `${key} ${sayScale(scale)}`).join(", ");
  return {
    line: 1,
    reason: `Quality is not computed, because the constructs have different scales: ${list}.`,
  };
}
