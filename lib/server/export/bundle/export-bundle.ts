import "server-only";
import { PLAIN_CSV } from "@/lib/exporters/tables/file-format";
import type { ExportFilters } from "@/lib/schemas/export/export-filters";
import { saidFilters } from "@/lib/schemas/export/said-filters";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { chosenBy } from "@/lib/server/export/chosen-participants";
import { type Counted, noteFile } from "@/lib/server/export/note-file";
import { openSnapshot, type Snapshot } from "@/lib/server/export/snapshot";
import { type BundleSource, bundleEntries } from "./bundle-entries";
import { compareBundle } from "./compare-bundle";
import { describeBundle } from "./describe-bundle";
import { writeRecord } from "./write-record";
import { writeStudyFile } from "./write-study-file";
import { zipStream } from "./zip-stream";

/**
 * The whole study as one archive, as bytes in pieces; who took it to its end is noted. It is made to be
 * handed on, so it has no recruiters' ids, whoever takes it.
 */
export function exportBundle(access: StudyAccess, asked: ExportFilters) {
  const filters: ExportFilters = { ...asked, ...USUAL_FILE };
  const counted: Counted = { rows: 0, counted: 0, filters: saidFilters(filters) };
  return noteFile(access, "bundle.zip", counted, writeBundle(access, filters, counted));
}

const USUAL_FILE = { identifiers: "no", format: "csv", separator: "comma", bom: "no" } as const;

async function* writeBundle(access: StudyAccess, filters: ExportFilters, counted: Counted) {
  const { studyId } = access;
  const snapshot = await openSnapshot(access, filters);
  const leaving = new AbortController();
  try {
    // Before anything is sent: what goes wrong here is still an ordinary error.
    const description = await describeBundle(access, snapshot, filters);
    const source: BundleSource = {
      description,
      ...copying(snapshot, counted),
      record: () => writeRecord(snapshot, studyId, isWhole(filters)),
      failedChecks: snapshot.failedChecks,
      studyFile: () => writeStudyFile(snapshot.name, studyId),
      comparison: compareBundle({
        studyId,
        set: filters.set ?? "all",
        // The set is seen to by the comparison itself.
        condition: chosenBy({ ...filters, set: undefined }),
        snapshot: snapshot.name,
        signal: leaving.signal,
      }),
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
