/**
 * The trimmed text of a cell, or of a text, number, true or false in JSON, with line breaks as "\n";
 * "" of null, and of a list or an object (see isText).
 */
export function textOf(value: unknown): string {
  if (typeof value === "string") {
    const text = value.trim();
    return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
  }
  return typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}

/** Whether there is nothing in the value that textOf would leave out. */
export function isText(value: unknown): boolean {
  return value === null || typeof value !== "object";
}

/** Why a number of JSON is no longer what was written; null where nothing of it can be lost. */
export function roundedReason(value: unknown): string | null {
  if (typeof value !== "number" || Math.abs(value) <= Number.MAX_SAFE_INTEGER) return null;
  return "The number has too many digits to be read exactly; write it in quotation marks.";
}

export function isRecord(value: unknown): value is Partial<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
