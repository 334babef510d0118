export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface LabelledMark {
  /** Centre of the mark. */
  x: number;
  y: number;
  /** Size of its label. */
  width: number;
  height: number;
}

const MARK = 8;
const GAP = 10;
const ABOVE = 6;
const RINGS = 5;

/**
 * Where the labels of marks stand: each beside its mark, within the bounds, clear of the obstacles (the
 * marks' whiskers), of all marks and of the labels before it. The first place that is free is taken,
 * from near to far; where none is, the one that covers least. The same marks give the same places.
 */
export function placeLabels(marks: LabelledMark[], obstacles: Box[], bounds: Box): Box[] {
  const taken: Box[] = [
    ...marks.map(({ x, y }) => ({ x: x - MARK, y: y - MARK, width: 2 * MARK, height: 2 * MARK })),
    ...obstacles,
  ];
  return marks.map((mark) => {
    let best: Box | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (const place of candidates(mark)) {
      const box = moveInto(place, bounds);
      const covered = taken.reduce((sum, other) => sum + overlap(box, other), 0);
      if (covered < least) {
        best = box;
        least = covered;
      }
      if (least === 0) break;
    }
    const box = best ?? { x: mark.x, y: mark.y, width: mark.width, height: mark.height };
    taken.push(box);
    return box;
  });
}

/** Corners first, where no whisker runs; then further away. */
function* candidates({ x, y, width, height }: LabelledMark): Generator<Box> {
  for (let ring = 0; ring < RINGS; ring += 1) {
    const away = height / 2 + ABOVE + ring * (height + 2);
    for (const [left, top] of [
      [x + GAP, y - away - height / 2],
      [x + GAP, y + away - height / 2],
      [x - GAP - width, y - away - height / 2],
      [x - GAP - width, y + away - height / 2],
    ] as const) {
      yield { x: left, y: top, width, height };
    }
  }
}

function moveInto(box: Box, bounds: Box): Box {
  const within = (at: number, low: number, high: number) => Math.max(low, Math.min(high, at));
  return {
    ...box,
    x: within(box.x, bounds.x, bounds.x + bounds.width - box.width),
    y: within(box.y, bounds.y, bounds.y + bounds.height - box.height),
  };
}

/** The area that two boxes share. */
export function overlap(a: Box, b: Box): number {
  const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return across > 0 && down > 0 ? across * down : 0;
}
