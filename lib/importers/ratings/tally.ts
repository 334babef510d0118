import type { Problem } from "@/lib/importers/outcome";

interface Found {
  line: number;
  field: string | undefined;
  count: number;
}

/**
 * Gathers what happens in many rows, to say each kind of it once: with its first line and how often it
 * was met.
 */
export class Tally {
  private readonly found = new Map<string, Found>();

  /** One more of that kind. */
  note(kind: string, line: number, field?: string): void {
    const known = this.found.get(kind);
    if (known) known.count += 1;
    else this.found.set(kind, { line, field, count: 1 });
  }

  /** One sentence for each kind. */
  say(sentence: (kind: string, count: number) => string): Problem[] {
    return [...this.found].map(([kind, { line, field, count }]) => ({
      line,
      ...(field === undefined ? {} : { field }),
      reason: sentence(kind, count),
    }));
  }
}

/** "1 row", "3 rows". */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
