import "server-only";
import { createHash } from "node:crypto";

/** The id of a question whose source gives none: the same content has the same id in every study. */
export function idFromContent(questionKey: string): string {
  return `q-${createHash("sha256").update(questionKey).digest("hex").slice(0, 16)}`;
}
