import { accessSync, constants, readFileSync, statSync } from "node:fs";
import { refuseSize } from "@/lib/server/import/refuse-size";

/** The bytes of a file that a person named, or why it cannot be read, in one sentence. */
export function readInputFile(path: string): { bytes: Uint8Array } | { problem: string } {
  const found = findInputFile(path);
  if ("problem" in found) return found;
  const refused = refuseSize(found.bytes);
  if (refused) return { problem: `${path}: ${refused.message}` };
  return explained(path, () => ({ bytes: readFileSync(path) }));
}

/** The size of a file that a person named, in bytes, or why it cannot be read. */
export function findInputFile(path: string): { bytes: number } | { problem: string } {
  return explained(path, () => {
    const stats = statSync(path);
    if (stats.isDirectory()) return { problem: `${path} is a folder; name a file in it.` };
    if (!stats.isFile()) return { problem: `${path} is not a regular file.` };
    accessSync(path, constants.R_OK);
    return { bytes: stats.size };
  });
}

function explained<Found>(path: string, look: () => Found): Found | { problem: string } {
  try {
    return look();
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "ENOENT" || code === "ENOTDIR") return { problem: `There is no file ${path}.` };
    if (code === "EACCES" || code === "EPERM") return { problem: `${path} may not be read.` };
    throw error;
  }
}
