/** A failure whose message is meant for the person at the terminal: what went wrong, and what to do. */
export class CommandError extends Error {
  /** @override */
  name = "CommandError";
}

/**
 * The reason in one line, for use inside a longer sentence.
 * @param {unknown} error
 * @returns {string}
 */
export function reasonOf(error) {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  const text = error instanceof Error ? error.message : String(error);
  return text.trim().split("\n")[0]?.replace(/\.$/, "") ?? "";
}
