import type { BundleDescription, BundleFigures } from "./bundle-description";

/** The form of the manifest; a later one that reads differently has another. */
export const MANIFEST_FORMAT = "grounded.bundle/1";

/** manifest.json: what the bundle holds, of what, by which version of the app, and when. */
export function writeManifest(description: BundleDescription, figures: BundleFigures): string {
  const { app, takenAt, snapshot, study, filters, protocols, tables, constructs } = description;
  const columns = new Map(tables.map((table) => [table.path, table.columns]));
  const manifest = {
    format: MANIFEST_FORMAT,
    app,
    takenAt,
    snapshot,
    study: {
      slug: study.slug,
      title: study.title,
      status: study.status,
      openedAt: study.openedAt,
      closedAt: study.closedAt,
    },
    protocolVersions: protocols.map(({ number, hash, openedAt }) => ({ number, hash, openedAt })),
    constructs: constructs.map(({ key, points, reversed }) => ({
      key,
      points,
      reversed: reversed ?? false,
    })),
    filters,
    comparison: figures.comparison
      ? { state: "complete" }
      : { state: "absent", reason: figures.noComparison },
    files: figures.files.map(({ path, bytes, sha256, rows }) => ({
      path,
      bytes,
      sha256,
      ...(rows === undefined ? {} : { rows }),
      ...(columns.has(path) ? { columns: columns.get(path)?.map(({ name }) => name) } : {}),
    })),
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** SHA256SUMS, as sha256sum writes and checks it. */
export function writeSums(files: BundleFigures["files"]): string {
  return files.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join("");
}
