import "server-only";
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { AppError } from "@/lib/errors";
import { textDecoder } from "@/lib/importers/text/decode-text";

/** A file that somebody sent, kept on disk for as long as an import works on it. */
export interface ReceivedFile {
  path: string;
  bytes: number;
  sha256: string;
}

/** More than a million explanations. */
export const LARGEST_FILE = 512 * 1024 * 1024;
const megabytes = (bytes: number) => Math.floor(bytes / 1024 / 1024);
export const TOO_LARGE = `Files of up to ${megabytes(LARGEST_FILE)} MB are read. Split it.`;
const PIECE = 256 * 1024;

/**
 * Keeps a request's body on disk while `use` works on it, so that no file fills the memory.
 * @throws AppError too-large (413).
 */
export async function receiveFile(
  request: Request,
  largest = LARGEST_FILE,
): Promise<ReceivedFile & { forget: () => Promise<void> }> {
  const tooLarge = () =>
    new AppError(
      "too-large",
      largest === LARGEST_FILE ? TOO_LARGE : `Files of up to ${megabytes(largest)} MB are read.`,
    );
  if (Number(request.headers.get("content-length") ?? 0) > largest) throw tooLarge();
  const folder = await mkdtemp(join(tmpdir(), "grounded-import-"));
  const forget = () => rm(folder, { recursive: true, force: true });
  try {
    const path = join(folder, "content");
    const hash = createHash("sha256");
    let bytes = 0;
    const body = request.body ? Readable.fromWeb(request.body as never) : Readable.from([]);
    await pipeline(
      body,
      async function* count(pieces: AsyncIterable<Uint8Array>) {
        for await (const piece of pieces) {
          bytes += piece.byteLength;
          if (bytes > largest) throw tooLarge();
          hash.update(piece);
          yield piece;
        }
      },
      createWriteStream(path, { mode: 0o600 }),
    );
    return { path, bytes, sha256: hash.digest("hex"), forget };
  } catch (error) {
    await forget();
    throw error;
  }
}

/**
 * A file of this machine, as if it had been received.
 * @throws AppError not-found (404).
 */
export async function fileOnDisk(path: string): Promise<ReceivedFile> {
  const hash = createHash("sha256");
  let bytes = 0;
  try {
    for await (const piece of createReadStream(path, { highWaterMark: PIECE })) {
      hash.update(piece as Buffer);
      bytes += (piece as Buffer).length;
    }
  } catch {
    throw new AppError("not-found", `There is no file ${path} that can be read.`);
  }
  return { path, bytes, sha256: hash.digest("hex") };
}

/** The text of a file, piece by piece. @throws TextFlaw where it is none (see textDecoder). */
export async function* readPieces(file: ReceivedFile): AsyncGenerator<string> {
  const decoder = textDecoder();
  for await (const piece of createReadStream(file.path, { highWaterMark: PIECE })) {
    yield* decoder.push(piece as Buffer);
  }
  yield* decoder.end();
}
