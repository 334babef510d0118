/** Edits of a document by path ("information.0.heading"); none of them changes the document itself. */

type Container = Record<string, unknown> | unknown[];

const partsOf = (path: string) => path.split(".");

/** What stands at the path; undefined where nothing does. */
export function getAt(document: unknown, path: string): unknown {
  return partsOf(path).reduce<unknown>(
    (at, key) =>
      typeof at === "object" && at !== null && Object.hasOwn(at, key)
        ? (at as Record<string, unknown>)[key]
        : undefined,
    document,
  );
}

/** The document with another value at the path; undefined takes the field away. */
export function setAt<T>(document: T, path: string, value: unknown): T {
  const [key = "", ...rest] = partsOf(path);
  const container = document as Container;
  const copy = Array.isArray(container) ? [...container] : { ...container };
  const fields = copy as Record<string, unknown>;
  const next = rest.length > 0 ? setAt(fields[key] ?? {}, rest.join("."), value) : value;
  if (next === undefined) delete fields[key];
  else fields[key] = next;
  return copy as T;
}

/** The list with the item at `from` moved to `to`. */
export function moveItem<T>(items: readonly T[], from: number, to: number): T[] {
  const rest = items.filter((_, index) => index !== from);
  return [...rest.slice(0, to), ...items.slice(from, from + 1), ...rest.slice(to)];
}

/** The path as the table of fields knows it: `*` for the number of an item. */
export function patternOf(path: string): string {
  return partsOf(path)
    .map((part) => (/^\d+$/.test(part) ? "*" : part))
    .join(".");
}

/** The id of the control of a field, for labels and for links to it. */
export function fieldId(path: string): string {
  return `field-${path}`;
}
