"use client";

import { useMethodColour } from "./method-colours";

const RADIUS = 5.5;

/** The outline of each shape around a point, from one method to the next. */
const SHAPES: ((r: number) => string)[] = [
  (r) => `m${-r},0 a${r},${r} 0 1,0 ${2 * r},0 a${r},${r} 0 1,0 ${-2 * r},0`,
  (r) => `m${-r},${-r} h${2 * r} v${2 * r} h${-2 * r} z`,
  (r) => `m0,${-r - 1.5} l${r + 1},${2 * r} h${-2 * r - 2} z`,
  (r) => `m0,${-r - 2} l${r + 2},${r + 2} l${-r - 2},${r + 2} l${-r - 2},${-r - 2} z`,
  (r) => `m0,${r + 1.5} l${r + 1},${-2 * r} h${-2 * r - 2} z`,
  (r) => {
    const arm = (2 * r) / 3;
    return `m${-arm / 2},${-r} h${arm} v${arm} h${arm} v${arm} h${-arm} v${arm} h${-arm} v${-arm} h${-arm} v${-arm} h${arm} z`;
  },
  (r) => `m${-r - 1.5},${-r / 2} h${2 * r + 3} v${r} h${-2 * r - 3} z`,
  (r) => `m${-r / 2},${-r - 1.5} v${2 * r + 3} h${r} v${-2 * r - 3} z`,
];

/** A method's mark: one shape and colour each, from the ninth method on the same ones hollow. */
export function MethodMark({
  index,
  x,
  y,
  radius = RADIUS,
  hollow = index >= SHAPES.length,
}: {
  index: number;
  x: number;
  y: number;
  radius?: number;
  hollow?: boolean;
}) {
  const colour = useMethodColour(index);
  const shape = SHAPES[index % SHAPES.length]?.(radius);
  // The outline keeps the lighter colours apart from the paper.
  return (
    <path d={`M${x},${y} ${shape}`} fill={hollow ? "var(--paper)" : colour} stroke="var(--ink)" />
  );
}

/** A method's name behind its mark, for headings beside charts. */
export function MethodName({ index, children }: { index: number; children: string }) {
  return (
    <span className="inline-flex items-center gap-2">
      <svg width={18} height={18} aria-hidden className="shrink-0">
        <MethodMark index={index} x={9} y={9} />
      </svg>
      {children}
    </span>
  );
}
