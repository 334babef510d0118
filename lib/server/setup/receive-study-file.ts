import "server-only";
import { AppError } from "@/lib/errors";
import { LARGEST_STUDY_FILE } from "@/lib/schemas/setup/new-study-of";
import type { StudyFile } from "@/lib/schemas/setup/study-file";
import type { StudyChange } from "@/lib/schemas/setup/study-file-diff";
import { readBytes, requireJson } from "@/lib/server/shared/http";
import { oneAtATime } from "@/lib/server/shared/one-at-a-time";
import { startFileReader } from "./start-file-reader";
import type { NormalStudyFile } from "./study-file-reader";

/** A study's file that was sent, read and found sound. */
export interface ReceivedStudyFile {
  /** All but the questions, in the file's own order. */
  shell: NormalStudyFile;
  /** SHA-256 of the whole. */
  hash: string;
  /** False for a file without content: then nothing is said of the study's. */
  content: boolean;
  /** What it holds for recruiters and is not taken, in sentences. */
  leftOut: string[];
  /** The whole, brought over in portions. */
  load(): Promise<NormalStudyFile>;
  /** What it says otherwise than this study; the first of many. */
  compare(stored: StudyFile): Promise<{ changes: StudyChange[]; total: number }>;
}

/**
 * Reads the study's file that is the body, while `use` works with it. A person has one read at a time.
 * @param title - in the place of the file's own.
 * @throws AppError too-many-requests (429), unavailable (503), not-json (415), too-large (413),
 * malformed-request (400, with the first problems by their places).
 */
export function receiveStudyFile<T>(
  request: Request,
  { userId }: { userId: string },
  use: (file: ReceivedStudyFile) => Promise<T>,
  title?: string,
): Promise<T> {
  return oneAtATime(userId, async () => {
    requireJson(request);
    const bytes = await readBytes(request, LARGEST_STUDY_FILE);
    const reader = startFileReader(bytes.byteLength);
    try {
      const read = await reader.ask("read", { bytes, title });
      if ("refused" in read) throw new AppError("malformed-request", read.refused);
      if ("problems" in read) {
        const message = "Some fields are missing or malformed.";
        throw new AppError("malformed-request", message, read.problems);
      }
      const { shell, hash, leftOut, questions: count } = read;
      return await use({
        shell,
        hash,
        leftOut,
        content: count > 0 || shell.modelRuns.length > 0,
        compare: (stored) => reader.ask("compare", stored),
        load: async () => {
          const questions: NormalStudyFile["questions"] = [];
          while (questions.length < count) {
            for (const one of await reader.ask("questions", questions.length)) questions.push(one);
          }
          return { ...shell, questions };
        },
      });
    } finally {
      reader.end();
    }
  });
}
