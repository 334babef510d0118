import { readFileSync, statSync } from "node:fs";
import { refuseSize } from "@/lib/server/import/import-text";

/** The bytes of a file that a person named, or why it cannot be read, in one sentence. */
export function readInputFile(path: string): { bytes: Uint8Array } | { problem: string } {
  try {
    const stats = statSync(path);
    if (stats.isDirectory()) return { problem: `${path} is a folder; name a file in it.` };
    if (!stats.isFile()) return { problem: `${path} is not a regular file.` };
    const refused = refuseSize(stats.size);
    if (refused) return { problem: `${path}: ${refused.message}` };
    return { bytes: readFileSync(path) };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "ENOENT" || code === "ENOTDIR") return { problem: `There is no file ${path}.` };
    if (code === "EACCES" || code === "EPERM") return { problem: `${path} may not be read.` };
    throw error;
  }
}
