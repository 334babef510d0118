/** What a column of a row holds: text in a table, anything in JSON; undefined where there is none. */
export type CellOf = (column: string) => unknown;

/** A cell as a table would hold it: nothing for null, lists and objects as JSON. */
export function textCell(value: unknown): string {
  if (typeof value === "string") return value;
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** "question.stem" is what stands under "stem" in "question"; a name with a point in it goes first. */
export function cellOfJson(value: unknown): CellOf {
  return (column) => {
    if (!isObject(value)) return undefined;
    if (Object.hasOwn(value, column)) return value[column];
    return column
      .split(".")
      .reduce<unknown>(
        (inner, key) => (isObject(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined),
        value,
      );
  };
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
