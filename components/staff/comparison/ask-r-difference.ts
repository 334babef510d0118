import type { NamedFigure } from "@/lib/programs/r/r-script";

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

/** How close the two sides can come: relative to a figure, or by a difference that is none. */
export interface Closeness {
  within?: number;
  negligible?: number;
}

/** In one sentence, whether both sides say the same. */
export function sayAgreement(
  figures: readonly ComparedFigure[],
  { within = 1e-9, negligible = ZERO }: Closeness = {},
): string {
  const oneSided = figures.filter(({ ours, r }) => (ours === null) !== (r === null));
  if (oneSided.length > 0) {
    const names = oneSided.map(({ name }) => name).join("; ");
    return `R and Grounded do not agree on whether there is a figure: ${names}.`;
  }
  const compared = figures
    .map(({ name, ours, r, difference }) => ({
      name,
      relative: difference,
      absolute: Math.abs((ours ?? 0) - (r ?? 0)),
    }))
    .filter((figure): figure is typeof figure & { relative: number } => figure.relative !== null)
    .sort((a, b) => b.relative - a.relative);
  if (compared.length === 0) return "R has no figure here either.";
  const close = compared.find(({ relative }) => relative <= within)?.relative ?? 0;
  const apart = compared.filter(({ relative }) => relative > within);
  const worst = apart.find(({ absolute }) => absolute > negligible);
  if (worst) {
    return `R differs by up to a relative ${formatDifference(worst.relative)} (${worst.name}).`;
  }
  const besides = Math.max(0, ...apart.map(({ absolute }) => absolute));
  if (besides > 0) {
    return `R gives the same to a relative ${formatDifference(close)}, or to ${formatDifference(besides)} where R itself computes no closer.`;
  }
  if (close === 0) return "R gives the same to the last digit.";
  return `R gives the same to a relative ${formatDifference(close)}.`;
}

/** One digit is enough to see how small it is. Example: 3e-13. */
export function formatDifference(difference: number): string {
  return difference === 0 ? "0" : difference.toExponential(0);
}
