import { estimateTextWidth } from "./estimate-text-width";

export interface RowLayoutInput {
  width: number;
  /** How many rows stand under each heading. */
  groups: number[];
  /** The rows' names in one line each, and what is written behind each. */
  names: string[];
  labels: string[];
  fontSize: number;
  /** Room that the rows' names need for marks, and that is kept at the right for what is operated. */
  marks: number;
  aside: number;
  /** How high the drawn part of a row is. */
  lane: number;
}

export interface PlacedRow {
  nameY: number;
  /** The middle of the drawn part. */
  y: number;
  asideY: number;
}

export interface RowLayout {
  /** Whether names stand above what is drawn, for want of width. */
  isNarrow: boolean;
  /** Where the drawn parts begin and end. */
  plot: [number, number];
  labelX: number;
  headings: number[];
  rows: PlacedRow[];
  /** The last row's end. */
  height: number;
}

export const HEADING_HEIGHT = 32;
const LINE = 20;
const GAP = 14;
const LEAST_PLOT = 160;

/** Where names, intervals and numbers of a chart of rows stand: side by side, or stacked on a phone. */
export function layOutRows(input: RowLayoutInput): RowLayout {
  const { width, groups, names, labels, fontSize, marks, aside, lane } = input;
  const widest = (texts: string[]) =>
    Math.max(0, ...texts.map((text) => estimateTextWidth(text, fontSize)));
  const nameWidth = widest(names) + marks;
  const labelWidth = widest(labels);
  const isNarrow = nameWidth + labelWidth + aside + 2 * GAP + LEAST_PLOT > width;
  const labelX = isNarrow ? width - labelWidth : width - aside - labelWidth;
  const plot: [number, number] = [isNarrow ? 18 : nameWidth + GAP, labelX - GAP];
  // What is operated stands beside the name where both fit, else on a line of its own.
  const asideBelow = isNarrow && aside > 0 && nameWidth + aside > width;
  const rowHeight = isNarrow ? LINE + lane + (asideBelow ? LINE : 0) + 8 : lane;
  const headings: number[] = [];
  const rows: PlacedRow[] = [];
  let top = 0;
  for (const count of groups) {
    headings.push(top + HEADING_HEIGHT / 2);
    top += HEADING_HEIGHT;
    for (let row = 0; row < count; row += 1) {
      const y = isNarrow ? top + LINE + lane / 2 : top + lane / 2;
      const nameY = isNarrow ? top + LINE / 2 : y;
      rows.push({ nameY, y, asideY: asideBelow ? top + LINE + lane + LINE / 2 : nameY });
      top += rowHeight;
    }
  }
  return { isNarrow, plot, labelX, headings, rows, height: top };
}

/** The numbers behind rows begin below each other; on a phone they end at its edge. */
export function placeLabel({ isNarrow, labelX }: RowLayout, width: number) {
  return isNarrow
    ? { x: width, textAnchor: "end" as const }
    : { x: labelX, textAnchor: "start" as const };
}
