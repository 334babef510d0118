/** How figures are shown. Statistics stay unrounded until here. */

const DASH = "–";

/** An estimate with a fixed number of decimals; a dash where there is none. */
export function formatEstimate(value: number | null | undefined, decimals = 2): string {
  if (value == null || !Number.isFinite(value)) return DASH;
  // What rounds to nothing has no sign.
  return value.toFixed(decimals).replace(/^-(?=0(\.0*)?$)/, "");
}

/** A p-value: "< .001" below a thousandth, else three decimals without the leading zero. */
export function formatP(p: number | null | undefined): string {
  if (p == null || !Number.isFinite(p)) return DASH;
  if (p < 0.001) return "< .001";
  return p >= 0.9995 ? "1.000" : p.toFixed(3).slice(1);
}

/**
 * A p-value for a table that others check against: six decimals, more where it takes more for five
 * significant digits, powers of ten below a ten-millionth (".098671", ".00035714", "4.2600e-9").
 */
export function formatFullP(p: number | null | undefined): string {
  if (p == null || !Number.isFinite(p)) return DASH;
  if (p === 0) return "0";
  if (p >= 1) return "1";
  const magnitude = Math.floor(Math.log10(p));
  if (magnitude < -7) return p.toExponential(4);
  return p.toFixed(Math.max(6, 4 - magnitude)).replace(/^0/, "");
}

/** A count with thin thousands ("5,570"). */
export function formatCount(count: number): string {
  return count.toLocaleString("en-GB");
}

/** So many of something ("1 person", "1,292 responses"). */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** A proportion as a percentage ("76.5 %"). */
export function formatPercent(proportion: number, decimals = 1): string {
  return `${(proportion * 100).toFixed(decimals)} %`;
}

/** A duration in milliseconds, in the largest fitting unit ("8 s", "4 min 12 s"). */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  const rest = seconds % 60;
  return `${Math.floor(seconds / 60)} min${rest ? ` ${rest} s` : ""}`;
}

const INSTANT = new Intl.DateTimeFormat("en-GB", {
  timeZone: "UTC",
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
});

/** A time as staff see it, everywhere in UTC, as in the exports ("24 Nov 2026, 10:31 UTC"). */
export function formatInstant(instant: Date | string): string {
  return `${INSTANT.format(new Date(instant))} UTC`;
}
