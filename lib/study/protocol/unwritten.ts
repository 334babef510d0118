import type { ProtocolWarning } from "./attention-rules";
import type { Protocol } from "./protocol";
import { listStrings } from "./protocol-strings";

const MARK = "[To be written:";

/** Stands for a text that only the study's researchers can write; no protocol opens with it. */
export function unwritten(what: string): string {
  return `${MARK} ${what}.]`;
}

/** The texts of a protocol that nobody has written yet, each with its path and its name. */
export function unwrittenProblems(protocol: Protocol): ProtocolWarning[] {
  return listStrings(protocol)
    .filter(({ text }) => text.includes(MARK))
    .map(({ path, label }) => ({ path, message: `${label}: still to be written.` }));
}
