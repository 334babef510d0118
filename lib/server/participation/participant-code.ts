import "server-only";
import { randomInt } from "node:crypto";

/** Letters that nobody misreads: no vowels, no 0/O, 1/I/L. */
const LETTERS = "BCDFGHJKMNPQRSTVWXYZ23456789";

/** Eight random letters in two groups, for people to quote. */
export function participantCode(): string {
  const letters = Array.from({ length: 8 }, () => LETTERS.charAt(randomInt(LETTERS.length)));
  return `${letters.slice(0, 4).join("")}-${letters.slice(4).join("")}`;
}
