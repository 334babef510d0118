import "server-only";
import { APP } from "@/lib/app-version";
import {
  type BundleDescription,
  type BundledTable,
  dataPath,
} from "@/lib/exporters/bundle/bundle-description";
import type { ExportTable } from "@/lib/exporters/tables/export-table";
import type { ExportFilters } from "@/lib/schemas/export/export-filters";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { chosenBy } from "@/lib/server/export/chosen-participants";
import type { Snapshot } from "@/lib/server/export/snapshot";
import type { Transaction } from "@/lib/server/shared/db";
import { inSnapshot } from "./in-snapshot";
import { loadBundledPeople, loadBundledTimes } from "./load-bundled-people";
import { loadBundledStudy } from "./load-bundled-study";

/**
 * What the bundle says of the study. The download waits for it, so what reads many rows is read side by side.
 */
export async function describeBundle(
  access: StudyAccess,
  { name: snapshot, tables, takenAt }: Snapshot,
  filters: ExportFilters,
): Promise<BundleDescription> {
  const read = <Part>(load: (tx: Transaction, studyId: string) => Promise<Part>) =>
    inSnapshot(snapshot, (tx) => load(tx, access.studyId));
  const { set, from, to, source, version, simulated } = filters;
  const chosen = chosenBy({ ...filters, set: undefined });
  const [{ status: _, hasPublishedConstructs, ...parts }, people, times] = await Promise.all([
    read(loadBundledStudy),
    read((tx, studyId) => loadBundledPeople(tx, studyId, chosen)),
    read((tx, studyId) => loadBundledTimes(tx, studyId, chosen)),
  ]);
  return {
    app: APP,
    takenAt: takenAt.toISOString(),
    snapshot,
    ...parts,
    people: { ...people, ...times, pay: parts.protocols.at(-1)?.document?.reward ?? null },
    filters: {
      set: set ?? null,
      from: from ?? null,
      to: to ?? null,
      source: source ?? null,
      version: version ?? null,
      simulated: simulated === "yes",
    },
    // The codebook stands beside the data, under the names that files have here.
    tables: tables
      .filter(({ name }) => name !== "codebook" && (name !== "responses" || hasPublishedConstructs))
      .map(describeTable),
  };
}

function describeTable({ name, rows, meaning, columns }: ExportTable): BundledTable {
  return {
    name,
    path: dataPath(name),
    rows,
    meaning,
    columns: columns.map(({ sql: _, ...column }) => column),
  };
}
