import "server-only";
import { createHash } from "node:crypto";
import type { BundledFile } from "@/lib/exporters/bundle/bundle-description";
import type { ZipEntry } from "./zip-stream";

type Pieces = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/**
 * A file of the bundle. Once it has been taken to its end, its bytes and its SHA-256 are added to
 * `files`, and its rows where it has any.
 */
export function measuredFile(
  path: string,
  pieces: Pieces,
  files: BundledFile[],
  countRows?: () => Promise<number>,
): ZipEntry {
  async function* measure() {
    const digest = createHash("sha256");
    let bytes = 0;
    for await (const piece of pieces) {
      digest.update(piece);
      bytes += piece.byteLength;
      yield piece;
    }
    const rows = countRows ? { rows: await countRows() } : {};
    files.push({ path, bytes, sha256: digest.digest("hex"), ...rows });
  }
  return { path, bytes: measure() };
}

/** The same for a text, which is made when the file's turn comes. */
export function measuredText(
  path: string,
  write: () => string | Promise<string>,
  files: BundledFile[],
  countRows?: () => Promise<number>,
): ZipEntry {
  async function* encoded() {
    yield new TextEncoder().encode(await write());
  }
  return measuredFile(path, encoded(), files, countRows);
}
