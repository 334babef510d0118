import { setPriority } from "node:os";
import type { FileAnswer, FileAsk } from "./start-file-reader";
import { studyFileReader } from "./study-file-reader";

// Participants' answers go first where there are few processors.
setPriority(10);

const reader = studyFileReader();

/** The process's side: each ask is answered, or with what went wrong. */
process.on("message", ({ act, ask }: FileAsk) => {
  let answer: FileAnswer;
  try {
    answer = { answer: reader(act, ask) };
  } catch (error) {
    const failure = error instanceof Error ? (error.stack ?? error.message) : String(error);
    answer = { failure };
  }
  process.send?.(answer);
});
// It is for whoever started it alone, and ends with them.
process.once("disconnect", () => process.exit());
