import type { NamedFigure } from "@/lib/r-code/r-script";

export interface ComparedFigure {
  name: string;
  ours: number | null;
  r: number | null;
  /** |ours − R's| / |R's|; null where one side has no figure, or neither has. */
  difference: number | null;
}

/** Below this both sides mean zero: what rounding leaves of it is no difference. */
const ZERO = 1e-12;

/** Our figures beside R's of the same name; a figure that R does not name has none there. */
export function compareFigures(
  ours: readonly NamedFigure[],
  rs: ReadonlyMap<string, number | null>,
): ComparedFigure[] {
  return ours.map(({ name, value }) => {
    const r = rs.get(name) ?? null;
    return { name, ours: value, r, difference: findDifference(value, r) };
  });
}

function findDifference(ours: number | null, r: number | null): number | null {
  if (ours === null || r === null) return null;
  if (ours === r || (Math.abs(ours) < ZERO && Math.abs(r) < ZERO)) return 0;
  return Math.abs(ours - r) / (r === 0 ? Math.abs(ours) : Math.abs(r));
}

/** In one sentence, whether both sides say the same; `within` is how close the scripts can come. */
export function sayAgreement(figures: readonly ComparedFigure[], within: number): string {
  const oneSided = figures.filter(({ ours, r }) => (ours === null) !== (r === null));
  if (oneSided.length > 0) {
    const names = oneSided.map(({ name }) => name).join("; ");
    return `R and Grounded do not agree on whether there is a figure: ${names}.`;
  }
  const compared = figures.filter(({ difference }) => difference !== null);
  if (compared.length === 0) return "R has no figure here either.";
  const largest = Math.max(...compared.map(({ difference }) => difference ?? 0));
  if (largest === 0) return "R gives the same to the last digit.";
  if (largest <= within) return `R gives the same to a relative ${formatDifference(largest)}.`;
  const worst = compared.find(({ difference }) => difference === largest);
  return `R differs by up to a relative ${formatDifference(largest)} (${worst?.name}).`;
}

/** One digit is enough to see how small it is. Example: 3e-13. */
export function formatDifference(difference: number): string {
  return difference === 0 ? "0" : difference.toExponential(0);
}
