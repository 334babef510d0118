import type { Problem } from "./outcome";
import { joinAnd, quoteName, sayNearEqual, type WrittenName } from "./ratings/names";
import { saySynonyms } from "./ratings/read-names";
import { countOf } from "./ratings/tally";

/** How a name is written in a file: the line on which it is first met, and in how many rows. */
export type Spellings = Map<string, { line: number; count: number }>;

/** The spellings among names in rows. */
export function spellingsOf(names: readonly WrittenName[]): Spellings {
  const spellings: Spellings = new Map();
  for (const { line, text } of names) {
    const known = spellings.get(text);
    if (known) known.count += 1;
    else spellings.set(text, { line, count: 1 });
  }
  return spellings;
}

/**
 * What is odd about the names of methods in a table of content or of accuracies: spellings that are one name because spaces at
 * the ends are left out, and names that look alike and are kept apart, those of the study's own methods
 * among them.
 */
export function methodNameRemarks(
  spellings: Spellings,
  own: readonly string[],
  field: string | undefined,
): Problem[] {
  const byName = new Map<string, string[]>();
  for (const text of spellings.keys()) {
    const name = text.trim();
    byName.set(name, [...(byName.get(name) ?? []), text]);
  }
  const merged = [...byName].flatMap(([name, texts]): Problem[] => {
    if (texts.length < 2) return [];
    const list = texts.map(
      (text) => `${quoteName(text)} (${countOf(spellings.get(text)?.count ?? 0, "row")})`,
    );
    const line = Math.max(...texts.map((text) => spellings.get(text)?.line ?? 1));
    const reason = `${joinAnd(list)} are read as one method, ${quoteName(name)}: spaces at the ends are left out. If they are several, give them different names.`;
    return [{ line, ...(field ? { field } : {}), reason }];
  });
  const rows = [...byName].flatMap(([name, texts]) =>
    texts.flatMap((text) => {
      const { line, count } = spellings.get(text) ?? { line: 1, count: 0 };
      return new Array<WrittenName>(count).fill({ line, text: name });
    }),
  );
  const others = own.filter((name) => !byName.has(name));
  const alike = sayNearEqual(
    [...others.map((text) => ({ line: 1, text })), ...rows],
    "methods",
    field,
  );
  return [...merged, ...alike, ...saySynonyms(rows, field ?? "method")];
}
