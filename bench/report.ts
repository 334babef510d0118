/** Prints a figure beside its limit, and keeps whether all were within. */

let beyond = 0;

/** A figure that has to be the limit at most. */
export function report(what: string, figure: number, limit: number, unit: string): void {
  print(what, figure, unit, `limit ${shown(limit).padStart(6)}`, figure <= limit);
}

/** A figure that has to be the limit at least. */
export function reportAtLeast(what: string, figure: number, limit: number, unit: string): void {
  print(what, figure, unit, `at least ${shown(limit).padStart(3)}`, figure >= limit);
}

function print(what: string, figure: number, unit: string, limit: string, within: boolean): void {
  if (!within) beyond += 1;
  const verdict = within ? "ok" : "BEYOND";
  console.log(
    `${what.padEnd(64)} ${shown(figure).padStart(9)} ${unit.padEnd(6)} ${limit} ${verdict}`,
  );
}

const shown = (value: number) =>
  Number.isInteger(value)
    ? String(value)
    : value >= 100
      ? value.toFixed(0)
      : value >= 1
        ? value.toFixed(2)
        : value.toPrecision(3);

/** A figure that has no limit of its own. */
export function mention(what: string, figure: number | string, unit = ""): void {
  const shown = typeof figure === "number" ? figure.toFixed(figure >= 100 ? 0 : 2) : figure;
  console.log(`${what.padEnd(64)} ${shown.padStart(9)} ${unit}`);
}

/** Ends the program: with 1 when a figure was beyond its limit. */
export function conclude(): void {
  process.exitCode = beyond > 0 ? 1 : 0;
}

export function quantile(values: readonly number[], probability: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(probability * sorted.length) - 1)] ?? 0;
}
