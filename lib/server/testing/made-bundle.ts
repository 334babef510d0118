import "server-only";
import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PLAIN_CSV } from "@/lib/exporters/tables/file-format";
import { exportFiltersSchema } from "@/lib/schemas/export/export-filters";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { writeRecord } from "@/lib/server/export/bundle/write-record";
import { zipStream } from "@/lib/server/export/bundle/zip-stream";
import { openSnapshot } from "@/lib/server/export/snapshot";
import type { ReceivedFile } from "@/lib/server/import/content/received-file";

/** The tables of a study as files of CSV, by name, and its record. */
export async function takeData(
  access: StudyAccess,
  filters: Record<string, string> = {},
): Promise<{ tables: Record<string, string>; rows: Record<string, number>; record: string }> {
  const snapshot = await openSnapshot(access, exportFiltersSchema.parse(filters));
  try {
    const tables: Record<string, string> = {};
    const rows: Record<string, number> = {};
    for (const table of snapshot.tables) {
      const counted = { rows: 0 };
      tables[table.name] = await textOf(snapshot.copyTable(table, PLAIN_CSV, counted));
      rows[table.name] = counted.rows;
    }
    const whole = Object.keys(filters).length === 0;
    const record = await textOf(writeRecord(snapshot, access.studyId, whole));
    return { tables, rows, record };
  } finally {
    await snapshot.close();
  }
}

async function textOf(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all).toString("utf8");
}

/** An archive of these files, with their sums, as it was received. */
export async function receivedArchive(files: Record<string, string>, sums?: string) {
  const all = { ...files, SHA256SUMS: sums ?? sumsOf(files) };
  async function* entries() {
    for (const [path, text] of Object.entries(all)) yield { path, bytes: encoded(text) };
  }
  return received(zipStream(entries(), new Date(0)));
}

function sumsOf(files: Record<string, string>): string {
  const lines = Object.entries(files).map(([path, text]) => `${sha256(text)}  ${path}\n`);
  return lines.join("");
}

const sha256 = (bytes: string | Buffer) => createHash("sha256").update(bytes).digest("hex");

/** These bytes as a file that somebody sent. */
export async function received(
  pieces: AsyncIterable<Uint8Array>,
): Promise<ReceivedFile & { content: Buffer; forget: () => Promise<void> }> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  const content = Buffer.concat(all);
  const folder = await mkdtemp(join(tmpdir(), "grounded-bundle-"));
  const path = join(folder, "bundle.zip");
  await writeFile(path, content);
  const forget = () => rm(folder, { recursive: true, force: true });
  return { path, bytes: content.length, sha256: sha256(content), content, forget };
}

async function* encoded(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

/** The files that a bundle of these data has at the least. */
export function bundledFiles({ rows, record }: Awaited<ReturnType<typeof takeData>>) {
  const manifest = {
    takenAt: "2026-05-31T12:00:00.000Z",
    app: { name: "Grounded", version: "0" },
    files: ["ratings", "participants"].map((table) => ({
      path: `data/description-${table}_data.csv`,
      rows: rows[table],
    })),
  };
  return { "record.jsonl": record, "manifest.json": JSON.stringify(manifest) };
}
