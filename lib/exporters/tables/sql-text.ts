/**
 * A text as a literal in SQL, where no parameter can be given: COPY takes none. Quotes are doubled;
 * with a backslash in it the literal is of the kind that reads backslashes the same way whatever the
 * server's settings, and they are doubled too. As the database's driver does it.
 */
export function sqlText(text: string): string {
  const quoted = text.replaceAll("'", "''");
  return text.includes("\\") ? ` E'${quoted.replaceAll("\\", "\\\\")}'` : `'${quoted}'`;
}

/** A name as SQL takes it. */
export function sqlName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** For each value another text, or else the value itself. */
export function sqlChoice(value: string, texts: Iterable<readonly [string, string]>): string {
  const cases = [...texts].map(([from, to]) => `WHEN ${sqlText(from)} THEN ${sqlText(to)}`);
  return cases.length === 0 ? value : `CASE ${value} ${cases.join(" ")} ELSE ${value} END`;
}
