import "server-only";
import { createHmac } from "node:crypto";
import { appendFile, open, readFile } from "node:fs/promises";
import { z } from "zod";

/**
 * What was erased, in a file beside the backups: a backup that was made before brings it back, and the
 * restore erases it again. Nothing in it leads to a person or a study without the app's secret, by which
 * its marks are keyed.
 */
const entrySchema = z.object({
  /** A participant's data; a study's recruiters' ids up to `at`; a pilot's participants. */
  kind: z.enum(["participant", "recruiter-ids", "pilot"]),
  /** Keyed hash of what was erased. */
  mark: z.string().min(20),
  at: z.iso.datetime(),
  /** Which secret the mark is keyed by: a hash of it. */
  key: z.string(),
});
export type Erasure = z.infer<typeof entrySchema>;
type What = [kind: Erasure["kind"], ...ids: (string | number)[]];

export interface ErasureList {
  entries: Erasure[];
  /** Lines that say nothing, as where a disk was full. */
  unreadable: number;
}

function keyed(secret: string, text: string): string {
  return createHmac("sha256", secret).update(`erasure\n${text}`).digest("base64url");
}

/** The mark of a participant (study, id), a study's recruiters' ids (study) or its nth pilot (study, n). */
export function erasureMark(secret: string, ...what: What): string {
  return keyed(secret, what.join("\n"));
}

/** By which lists of one secret are told from those of another. */
export function keyName(secret: string): string {
  return keyed(secret, "key").slice(0, 12);
}

/** @throws where the file cannot be read; one that is not there is null. */
export async function readErasureList(path: string): Promise<ErasureList | null> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  if (text === null) return null;
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const entries = lines.flatMap((line) => readEntry(line) ?? []);
  return { entries, unreadable: lines.length - entries.length };
}

function readEntry(line: string): Erasure | null {
  try {
    return entrySchema.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}

/** Each time that recruiters' ids were erased counts; what else is erased is gone. */
const nameOf = ({ kind, mark, at }: Erasure) => `${mark} ${kind === "recruiter-ids" ? at : ""}`;

/**
 * Adds what the list lacks. It is on the disk when this is done; only its owner may read it.
 * @returns how many entries were added.
 */
export async function addToErasureList(
  path: string,
  erasures: readonly Erasure[],
): Promise<number> {
  const list = await readErasureList(path);
  const known = new Set(list?.entries.map(nameOf));
  const added = erasures.filter((erasure) => !known.has(nameOf(erasure)));
  const file = await open(path, "a", 0o600);
  try {
    if (added.length === 0) return 0;
    // A line that broke off stays by itself.
    const lines = added.map((erasure) => JSON.stringify(erasure));
    await appendFile(file, `${list ? "\n" : ""}${lines.join("\n")}\n`);
    await file.sync();
    return added.length;
  } finally {
    await file.close();
  }
}
