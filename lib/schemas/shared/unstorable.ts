/** The database keeps neither the character NUL nor half of a surrogate pair. */
export function* unstorable(
  value: unknown,
  path: (string | number)[],
): Generator<{ path: (string | number)[]; message: string }> {
  if (typeof value === "string") {
    if (/[\0\p{Surrogate}]/u.test(value)) {
      yield { path, message: "A character here is none that can be stored." };
    }
  } else if (Array.isArray(value)) {
    for (const [at, one] of value.entries()) yield* unstorable(one, [...path, at]);
  } else if (value && typeof value === "object") {
    for (const [key, one] of Object.entries(value)) {
      yield* unstorable(key, path);
      yield* unstorable(one, [...path, key]);
    }
  }
}
