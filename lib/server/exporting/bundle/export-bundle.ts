import "server-only";
import { APP } from "@/lib/app-version";
import { type BundleDescription, dataPath } from "@/lib/exporters/bundle/bundle-description";
import { PLAIN_CSV } from "@/lib/exporters/tables/file-format";
import type { ExportFilters } from "@/lib/schemas/export-filters";
import { saidFilters } from "@/lib/schemas/said-filters";
import type { StudyAccess } from "../../accounts/access";
import { noteLook } from "../../comparing/note-look";
import { chosenBy } from "../chosen-participants";
import { type Counted, noteFile } from "../note-file";
import { openSnapshot, type Snapshot } from "../snapshot";
import { type BundleSource, bundleEntries } from "./bundle-entries";
import { compareBundle } from "./compare-bundle";
import { inSnapshot } from "./in-snapshot";
import { type BundledStudyParts, loadBundledStudy } from "./load-bundled-study";
import { writeRecord } from "./write-record";
import { writeStudyFile } from "./write-study-file";
import { zipStream } from "./zip-stream";

/** The whole study as one archive, as bytes in pieces; who took it to its end is noted. */
export function exportBundle(access: StudyAccess, filters: ExportFilters) {
  const counted = { rows: 0, filters: saidFilters(filters) };
  return noteFile(access, "bundle.zip", counted, writeBundle(access, filters, counted));
}

async function* writeBundle(access: StudyAccess, filters: ExportFilters, counted: Counted) {
  const snapshot = await openSnapshot(access, filters);
  const leaving = new AbortController();
  try {
    const parts = await inSnapshot(snapshot.name, (tx) => loadBundledStudy(tx, access.studyId));
    const description = describe(parts, snapshot, filters);
    const set = filters.set ?? "all";
    const completed = parts.people.byStatus.completed ?? 0;
    await noteLook(access, { status: parts.status, completed }, "bundle.zip", set);
    const comparison = compareBundle({
      studyId: access.studyId,
      set,
      // The set is seen to by the comparison itself.
      condition: chosenBy({ ...filters, set: undefined }),
      snapshot: snapshot.name,
      signal: leaving.signal,
    });
    const source: BundleSource = {
      description,
      ...copying(snapshot, counted),
      record: () => writeRecord(snapshot, access.studyId, isWhole(filters)),
      studyFile: () => writeStudyFile(snapshot.name, access.studyId),
      comparison,
    };
    yield* zipStream(bundleEntries(source), snapshot.takenAt);
  } finally {
    leaving.abort();
    await snapshot.close();
  }
}

/** Whether nobody is left out. */
function isWhole({ set, from, to, source, version, simulated }: ExportFilters): boolean {
  return !set && !from && !to && !source && version === undefined && simulated === "yes";
}

function describe(
  { status: _, hasPublishedConstructs, ...parts }: BundledStudyParts,
  { tables, takenAt, name }: Snapshot,
  { set, from, to, source, version, simulated, identifiers }: ExportFilters,
): BundleDescription {
  return {
    app: APP,
    takenAt: takenAt.toISOString(),
    snapshot: name,
    ...parts,
    filters: {
      set: set ?? null,
      from: from ?? null,
      to: to ?? null,
      source: source ?? null,
      version: version ?? null,
      simulated: simulated === "yes",
      identifiers: identifiers === "yes",
    },
    tables: tables
      .filter(({ name }) => name !== "codebook" && (name !== "responses" || hasPublishedConstructs))
      .map(({ name, rows, meaning, columns }) => ({
        name,
        path: dataPath(name),
        rows,
        meaning,
        columns: columns.map(({ sql: _, ...column }) => column),
      })),
  };
}

/** Tables are read by the snapshot's one connection, one after the other. */
function copying(snapshot: Snapshot, all: Counted): Pick<BundleSource, "copyTable" | "countRows"> {
  const find = (name: string) => {
    const table = snapshot.tables.find((one) => one.name === name);
    if (!table) throw new Error(`There is no table ${name}.`);
    return table;
  };
  return {
    copyTable: (name) => {
      const counted = { rows: 0 };
      return {
        pieces: snapshot.copyTable(find(name), PLAIN_CSV, counted),
        rows: () => {
          all.rows += counted.rows;
          return counted.rows;
        },
      };
    },
    countRows: async (name) => {
      const stored = await snapshot.count(find(name));
      all.counted = (all.counted ?? 0) + stored;
      return stored;
    },
  };
}
