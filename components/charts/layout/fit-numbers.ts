import { estimateTextWidth } from "./estimate-text-width";

export interface FittedNumber {
  x: number;
  text: string;
  /** 0, or 1 for the second row. */
  row: number;
}

const GAP = 3;

/** Numbers that stand centred below a chart, in two rows by turns where one has no room for them. */
export function fitNumbers(
  numbers: readonly { x: number; text: string }[],
  fontSize: number,
): FittedNumber[] {
  const crowded = numbers.some(({ x, text }, index) => {
    const next = numbers[index + 1];
    if (!next) return false;
    const needed = estimateTextWidth(text, fontSize) + estimateTextWidth(next.text, fontSize);
    return next.x - x < needed / 2 + GAP;
  });
  return numbers.map((number, index) => ({ ...number, row: crowded ? index % 2 : 0 }));
}
