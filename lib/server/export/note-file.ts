import "server-only";
import { createHash } from "node:crypto";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { recordExport, type TakenFile } from "./record-export";

/** Rows that have been written so far, and what else is to be noted of the file. */
export interface Counted extends Pick<TakenFile, "filters" | "counted"> {
  rows: number;
}

export async function* counting<Row>(
  rows: AsyncIterable<Row> | Iterable<Row>,
  counted: Counted,
): AsyncGenerator<Row> {
  for await (const row of rows) {
    counted.rows += 1;
    yield row;
  }
}

/** A text as bytes in pieces. */
export async function* encoded(
  pieces: AsyncIterable<string>,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  const encoder = new TextEncoder();
  for await (const text of pieces) yield encoder.encode(text);
}

/**
 * A file as it goes out. After the last piece it is noted who took it, how many rows it has and the
 * SHA-256 of its bytes; a file that is not taken to its end is not noted.
 */
export async function* noteFile(
  access: StudyAccess,
  file: string,
  counted: Counted,
  pieces: AsyncIterable<Uint8Array<ArrayBuffer>>,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  const digest = createHash("sha256");
  for await (const bytes of pieces) {
    digest.update(bytes);
    yield bytes;
  }
  await recordExport(access, { ...counted, file, sha256: digest.digest("hex") });
}
