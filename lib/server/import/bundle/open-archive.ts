import "server-only";
import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import { AppError, type FieldProblem } from "@/lib/errors";
import { BUNDLE_DOCUMENTS } from "@/lib/exporters/bundle/bundle-documents";

/** An archive that was opened and checked: its files can be read, as often as is needed, until it is closed. */
export interface CheckedArchive {
  has(path: string): boolean;
  /** The bytes in pieces, never more than the archive says there are. */
  read(path: string): Promise<Readable>;
  close(): void;
}

/**
 * A study of 10 million ratings is far below: what claims more is made to fill a disk, or a day. Tables
 * of ratings are pressed to a tenth or a twentieth, and only made ones to less than a hundredth.
 */
const BUNDLE_LIMITS = { total: 16 * 1024 ** 3, ratio: 100 };
const MOST_FILES = 1000;
const LARGEST_SUMS = 1024 * 1024;
const MOST_PROBLEMS = 200;

/**
 * Opens an archive, after the SHA-256 of every file in it has been found to be the one that its sums say.
 * @throws AppError not-acceptable (422), with what is wrong by file.
 */
export async function openArchive(path: string, limits = BUNDLE_LIMITS): Promise<CheckedArchive> {
  const zip = await open(path);
  try {
    const entries = await listEntries(zip, limits);
    const archive: CheckedArchive = {
      has: (name) => entries.has(name),
      read: async (name) => {
        const entry = entries.get(name);
        if (!entry) throw refuse([{ path: name, message: "The archive has no such file." }]);
        return zip.openReadStreamPromise(entry);
      },
      close: () => zip.close(),
    };
    const problems = await checkSums(archive, [...entries.keys()]);
    if (problems.length > 0) throw refuse(problems);
    return archive;
  } catch (error) {
    zip.close();
    throw error instanceof AppError ? error : broken(error);
  }
}

/** yauzl checks that a file has the size that is said of it while it is read. */
async function open(path: string): Promise<ZipFile> {
  try {
    return await openPromise(path, { lazyEntries: true, autoClose: false });
  } catch (error) {
    throw broken(error);
  }
}

async function listEntries(
  zip: ZipFile,
  limits: typeof BUNDLE_LIMITS,
): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    const { fileName, compressedSize, uncompressedSize } = entry;
    total += uncompressedSize;
    const tight = uncompressedSize > limits.ratio * Math.max(compressedSize, 4096);
    if (tight || total > limits.total || entries.size >= MOST_FILES) {
      throw refuse([{ path: fileName, message: "It grows to more than any study holds." }]);
    }
    if (entries.has(fileName)) throw refuse([{ path: fileName, message: "It is there twice." }]);
    if (!fileName.endsWith("/")) entries.set(fileName, entry);
  }
  return entries;
}

const SUM = /^([0-9a-f]{64}) [ *](.+)$/;

async function checkSums(archive: CheckedArchive, paths: string[]): Promise<FieldProblem[]> {
  const { path: sumsPath } = BUNDLE_DOCUMENTS.sums;
  if (!archive.has(sumsPath)) {
    return [{ path: sumsPath, message: "It is missing: this is not the whole archive." }];
  }
  const problems: FieldProblem[] = [];
  const sums = new Map<string, string>();
  const text = await readText(await archive.read(sumsPath), LARGEST_SUMS);
  for (const [index, line] of text.split("\n").entries()) {
    if (line === "") continue;
    if (problems.length >= MOST_PROBLEMS) return problems;
    const [, sum, name] = SUM.exec(line) ?? [];
    if (sum && name) sums.set(name, sum);
    else problems.push({ path: `${sumsPath}, line ${index + 1}`, message: "It is no sum." });
  }
  for (const path of paths) {
    if (path === sumsPath) continue;
    const sum = sums.get(path);
    sums.delete(path);
    if (!sum) problems.push({ path, message: `${sumsPath} does not name it.` });
    else if (sum !== (await digest(await archive.read(path)))) {
      problems.push({ path, message: "It is not what it was when the archive was made." });
    }
  }
  for (const path of sums.keys()) problems.push({ path, message: "The archive has no such file." });
  return problems.slice(0, MOST_PROBLEMS);
}

async function digest(stream: Readable): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of stream) hash.update(piece as Buffer);
  return hash.digest("hex");
}

/** @throws AppError for a text of more bytes than that. */
export async function readText(stream: Readable, most: number): Promise<string> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of stream) {
    bytes += (piece as Buffer).length;
    if (bytes > most) throw refuse([{ path: "", message: "A list in it is too long." }]);
    pieces.push(piece as Buffer);
  }
  return Buffer.concat(pieces).toString("utf8");
}

export function refuse(problems: FieldProblem[]): AppError {
  return new AppError("not-acceptable", "The bundle cannot be read. Nothing was made.", problems);
}

/** What the reader of archives says is for programmers; that the file is broken is what counts. */
function broken(error: unknown): AppError {
  const reason = error instanceof Error ? error.message : String(error);
  return refuse([{ path: "", message: `It is no whole zip archive (${reason}).` }]);
}
