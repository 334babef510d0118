import type { Problem } from "@/lib/importers/outcome";
import { countOf } from "./tally";

/** A name in one row, exactly as it is written. */
export interface WrittenName {
  line: number;
  text: string;
}

/** Texts that a program takes for a missing value when it reads a table with its usual settings. */
const MISSING_IN_PANDAS = new Set(
  "NA N/A n/a NaN nan -NaN -nan NULL null None <NA> #N/A #NA".split(" "),
);

/**
 * What each name is taken for, by how it is written. Spaces at the ends are dropped, unless the file
 * has the name without them as well: then both stay as they are written, because nobody can say that
 * they are one.
 */
export function nameAsWritten(names: readonly WrittenName[]): Map<string, string> {
  const spellings = new Map<string, Set<string>>();
  for (const { text } of names) {
    const trimmed = text.trim();
    spellings.set(trimmed, (spellings.get(trimmed) ?? new Set()).add(text));
  }
  return new Map(
    [...spellings].flatMap(([trimmed, written]) =>
      [...written].map((text): [string, string] => [text, written.size === 1 ? trimmed : text]),
    ),
  );
}

/** Names that differ only in this are near-equal: case, spaces, accents' encoding, zeros before a number. */
function fold(name: string): string {
  const folded = name
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .replace(/[‘’‚‛´\u0060]/g, "'")
    .replace(/[“”„‟]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/[\s_]+/gu, " ")
    .trim()
    .toLowerCase();
  const number = /^0*(\d{1,15})(?:\.0+)?$/.exec(folded)?.[1];
  return number === undefined ? folded : String(Number(number));
}

const MOST_GROUPS = 5;

/**
 * Names that look alike and are kept apart, each group in one sentence on the line on which the second
 * of them is first met. `what` is their kind in the plural, as in "methods"; names of columns are in no
 * rows.
 */
export function sayNearEqual(
  names: readonly WrittenName[],
  what: string,
  field: string | undefined,
): Problem[] {
  const first = new Map<string, { line: number; count: number }>();
  for (const { line, text } of names) {
    const known = first.get(text);
    if (known) known.count += 1;
    else first.set(text, { line, count: 1 });
  }
  const groups = new Map<string, string[]>();
  for (const name of first.keys()) {
    const folded = fold(name);
    const group = groups.get(folded);
    if (group) group.push(name);
    else groups.set(folded, [name]);
  }
  const alike = [...groups.values()].filter((group) => group.length > 1);
  const problems = alike.slice(0, MOST_GROUPS).map((group) => {
    const list = group.map((name) =>
      what === "columns"
        ? quoteName(name)
        : `${quoteName(name)} (${countOf(first.get(name)?.count ?? 0, "row")})`,
    );
    const reason = `${joinAnd(list)} are taken for ${group.length} different ${what}; they differ only in ${differences(group)}. If they are one, write them alike.`;
    const line = first.get(group[1] ?? "")?.line ?? 1;
    return { line, ...(field ? { field } : {}), reason };
  });
  const more = alike.length - MOST_GROUPS;
  if (more > 0) {
    const line = problems.at(-1)?.line ?? 1;
    problems.push({
      line,
      ...(field ? { field } : {}),
      reason: `There are ${more} more such groups of ${what}.`,
    });
  }
  return problems;
}

/** How the names of a group differ, in words. */
function differences(group: readonly string[]): string {
  const steps: [string, (name: string) => string][] = [
    ["spaces", (name) => name.replace(/[\s\u200b\ufeff_]+/gu, "")],
    ["how accents and other characters are encoded", (name) => name.normalize("NFKC")],
    ["invisible characters", (name) => name.replace(/\p{Cf}/gu, "")],
    ["capitals", (name) => name.toLowerCase()],
  ];
  const found: string[] = [];
  let names = [...group];
  for (const [words, step] of steps) {
    const before = new Set(names).size;
    names = names.map(step);
    if (new Set(names).size < before) found.push(words);
  }
  if (new Set(names).size > 1) {
    found.push(names.every((name) => /^[\d.]+$/.test(name)) ? "zeros" : "punctuation marks");
  }
  return joinAnd(found);
}

/** A name in quotation marks; characters that nobody sees, and accents apart from their letters, by their codes. */
export function quoteName(name: string): string {
  const shown = name.replace(/[\p{Cf}\p{Cc}\p{Mn}]|(?! )\s/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `<U+${code.toString(16).toUpperCase().padStart(4, "0")}>`;
  });
  return `"${shown}"`;
}

export function joinAnd(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

/** Whether pandas takes the name for a missing value; R does with NA alone. */
export function readsAsMissing(name: string): boolean {
  return MISSING_IN_PANDAS.has(name);
}
