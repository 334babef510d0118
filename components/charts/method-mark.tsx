/** A method's colour, by its place in the study. */
export function methodColour(index: number): string {
  return `var(--method-${(index % 4) + 1})`;
}

const RADIUS = 5.5;

/** A method's mark: one shape and colour each, from the fifth method on the same ones hollow. */
export function MethodMark({
  index,
  x,
  y,
  radius: r = RADIUS,
  hollow = index >= 4,
}: {
  index: number;
  x: number;
  y: number;
  radius?: number;
  hollow?: boolean;
}) {
  const colour = methodColour(index);
  // The outline keeps the lighter colours apart from the paper.
  const look = { fill: hollow ? "var(--paper)" : colour, stroke: "var(--ink)" };
  switch (index % 4) {
    case 0:
      return <circle cx={x} cy={y} r={r} {...look} />;
    case 1:
      return <rect x={x - r} y={y - r} width={2 * r} height={2 * r} {...look} />;
    case 2:
      return <path d={`M${x},${y - r - 1.5} l${r + 1},${2 * r} h${-2 * r - 2} z`} {...look} />;
    default:
      return (
        <path
          d={`M${x},${y - r - 2} l${r + 2},${r + 2} l${-r - 2},${r + 2} l${-r - 2},${-r - 2} z`}
          {...look}
        />
      );
  }
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
