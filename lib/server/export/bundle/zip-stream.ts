import "server-only";
import { Readable } from "node:stream";
import { finished } from "node:stream/promises";
import { ZipFile } from "yazl";

/** A file to come: its bytes are asked for when those before it have been taken. */
export interface ZipEntry {
  path: string;
  bytes: AsyncIterable<Uint8Array>;
}

/** The fastest level: a network is slower than a disk, and a processor has participants to serve. */
const COMPRESSION_LEVEL = 1;

/**
 * A zip archive in pieces, one file after the other, made as fast as it is taken; compression goes on in
 * the thread pool. Without its end an archive does not open, so that a part of one is not taken for
 * the whole. Who stops taking it, or a file that fails, ends the making of the files too.
 */
export async function* zipStream(
  entries: AsyncIterable<ZipEntry>,
  at: Date,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  const zip = new ZipFile();
  // The type says less than it is.
  const output = zip.outputStream as Readable;
  let current: Readable | undefined;
  const filled = (async () => {
    try {
      for await (const { path, bytes } of entries) {
        current = Readable.from(bytes, { objectMode: false });
        if (output.destroyed) current.destroy();
        zip.addReadStream(current, path, { mtime: at, compressionLevel: COMPRESSION_LEVEL });
        await finished(current);
      }
      zip.end();
    } catch (error) {
      output.destroy(error instanceof Error ? error : new Error(String(error)));
    }
  })();
  try {
    for await (const piece of output) yield piece;
  } finally {
    output.destroy();
    current?.destroy();
    await filled;
  }
}
