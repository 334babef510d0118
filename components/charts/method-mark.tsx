/** A method's colour, by its place in the study. */
function methodColour(index: number): string {
  return `var(--method-${(index % 4) + 1})`;
}

const RADIUS = 5.5;

/** A method's mark: one shape and colour each, from the fifth method on the same ones hollow. */
export function MethodMark({ index, x, y }: { index: number; x: number; y: number }) {
  const colour = methodColour(index);
  // The outline keeps the lighter colours apart from the paper.
  const look = { fill: index < 4 ? colour : "var(--paper)", stroke: "var(--ink)" };
  const r = RADIUS;
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
