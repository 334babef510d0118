import "server-only";
import { formatCount } from "@/lib/format";

/** "1 question", "1,221 questions". */
export function count(number: number, noun: string): string {
  return `${formatCount(number)} ${noun}${number === 1 ? "" : "s"}`;
}
