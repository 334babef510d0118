import "server-only";
import { createHash } from "node:crypto";

/** A question's key (see questionKey) in 32 characters: equal keys give equal ones. */
export function shortKey(questionKey: string): string {
  return createHash("sha256").update(questionKey).digest("hex").slice(0, 32);
}

/** The id of a question whose source gives none: the same content has the same id in every study. */
export function idFromContent(questionKey: string): string {
  return idFromKey(shortKey(questionKey));
}

/** The same from the short key. */
export function idFromKey(key: string): string {
  return `q-${key.slice(0, 16)}`;
}
