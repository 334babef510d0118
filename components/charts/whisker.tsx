const CAP = 4;

/** An interval as a line with caps, upright or level; an end outside of `within` is an arrow. */
export function Whisker({
  along,
  at,
  ends,
  within = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
  colour = "var(--ink)",
}: {
  along: "x" | "y";
  at: number;
  ends: readonly [number, number];
  within?: readonly [number, number];
  colour?: string;
}) {
  const [first, last] = [Math.min(...ends), Math.max(...ends)];
  const from = Math.max(first, within[0]);
  const to = Math.min(last, within[1]);
  const point = (on: number, beside: number) =>
    along === "x" ? `${on},${at + beside}` : `${at + beside},${on}`;
  const cap = (end: number, cut: boolean, inwards: number) =>
    cut
      ? `M${point(end + inwards * 6, -CAP)} L${point(end, 0)} L${point(end + inwards * 6, CAP)}`
      : `M${point(end, -CAP)} L${point(end, CAP)}`;
  return (
    <path
      d={`M${point(from, 0)} L${point(to, 0)} ${cap(from, from > first, 1)} ${cap(to, to < last, -1)}`}
      fill="none"
      stroke={colour}
      strokeWidth={1.5}
    />
  );
}
