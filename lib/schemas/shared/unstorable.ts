/** Deeper than anything that is sent on purpose, and less than what a recursion survives. */
const DEEPEST = 100;

/** Whether the database keeps a text as it is. */
export const isStorable = (text: string) => !/[\0\p{Surrogate}]/u.test(text);

type Path = (string | number)[];

/**
 * What of a value the database does not keep, by where it is: the character NUL, half of a surrogate
 * pair, and what is nested without end.
 */
export function* unstorable(
  value: unknown,
  path: Path,
  depth = 0,
): Generator<{ path: Path; message: string }> {
  if (typeof value === "string") {
    if (!isStorable(value)) {
      yield { path, message: "A character here is none that can be stored." };
    }
  } else if (typeof value !== "object" || value === null) {
    return;
  } else if (depth > DEEPEST) {
    yield { path, message: "This is nested too deeply." };
  } else if (Array.isArray(value)) {
    for (const [at, one] of value.entries()) yield* unstorable(one, [...path, at], depth + 1);
  } else {
    for (const [key, one] of Object.entries(value)) {
      yield* unstorable(key, path);
      yield* unstorable(one, [...path, key], depth + 1);
    }
  }
}
