import type { Scored } from "@/lib/study/protocol/construct-scale";

/**
 * An answer as analyses take it: of a reverse-scored construct turned around, so that more is always
 * more of it. Applied twice, it gives the answer again.
 */
export function scoredRating(answer: number, { points, reversed }: Scored): number {
  return reversed ? points + 1 - answer : answer;
}

/** The same for an answer's place, counted from 0; -1 is a missing answer and stays one. */
export function scoredPlace(place: number, scored: Scored): number {
  return place < 0 ? -1 : scoredRating(place + 1, scored) - 1;
}

type Construct = Scored & { key: string };

/** Whether the constructs share one length of scale: only then their row mean has a unit. */
export function shareOneScale(constructs: readonly Scored[]): boolean {
  return new Set(constructs.map(({ points }) => points)).size === 1;
}

/** The lengths of the scales as a file says them: one number, or "Trust 7; Load 11". */
export function writeScalePoints(constructs: readonly Construct[]): string {
  const [first] = constructs;
  if (!first) return "";
  if (shareOneScale(constructs)) return String(first.points);
  return constructs.map(({ key, points }) => `${key} ${points}`).join("; ");
}

/** The length of a construct's scale in what `writeScalePoints` wrote; null where it says nothing of it. */
export function readScalePoints(text: string, construct: string): number | null {
  const said = text
    .split("; ")
    .find((part) => /^\d+$/.test(part) || part.startsWith(`${construct} `));
  const points = Number(said?.split(" ").at(-1));
  return Number.isInteger(points) && points >= 2 ? points : null;
}
