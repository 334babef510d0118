/**
 * JSON with sorted keys and nothing between them: equal documents are equal texts, whatever order
 * their fields were written in. Fields without a value are left out, as JSON does.
 */
export function canonicalJson(document: unknown): string {
  return JSON.stringify(document, (_key, value) =>
    value && typeof value === "object" && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
