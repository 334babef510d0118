import { readFileSync } from "node:fs";

/**
 * Milliseconds that the first thread of a process was ready to work and had no processor, as Linux
 * counts them; null elsewhere. On a machine that others use, times mean as much as this leaves of them.
 */
export function processorWait(pid: number): number | null {
  try {
    const [, waited] = readFileSync(`/proc/${pid}/task/${pid}/schedstat`, "utf8").split(" ");
    return Number(waited) / 1e6;
  } catch {
    return null;
  }
}
