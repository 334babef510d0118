import "server-only";
import type pg from "pg";
import type { FailedChecks } from "@/lib/exporters/bundle/bundle-description";
import { endLinesWithCrlf } from "@/lib/exporters/tables/end-lines-with-crlf";
import type { ExportTable, TableName } from "@/lib/exporters/tables/export-table";
import type { FileFormat } from "@/lib/exporters/tables/file-format";
import { copyJsonSql, copyRowsSql, fileHead } from "@/lib/exporters/tables/file-sql";
import type { ChosenBy } from "@/lib/schemas/export/export-filters";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import type { Prisma } from "@/lib/server/prisma-client/client";
import { connectForStreaming } from "@/lib/server/shared/connect-for-streaming";
import { copyOut } from "@/lib/server/shared/copy-out";
import { db } from "@/lib/server/shared/db";
import { fetchPortions } from "@/lib/server/shared/fetch-portions";
import type { SnapshotName } from "@/lib/server/shared/take-snapshot";
import { chooseParticipants } from "./choose-participants";
import { inlineValues } from "./inline-values";
import { loadTables } from "./load-tables";
import type { Counted } from "./note-file";
import { storeFlags } from "./store-flags";
import { tableSources } from "./table-sources";

type Ending = (piece: Uint8Array) => Uint8Array<ArrayBuffer>;

/** As the database ends them. */
const endLinesWithLf: Ending = (piece) => new Uint8Array(piece);

/** A reader that takes nothing for so long is let go of. */
const PATIENCE_MS = 5 * 60_000;

/**
 * What a study held at one moment, as far as the filters choose it. Everything is read by one
 * connection, so one thing after the other; it is held until `close`.
 */
export interface Snapshot {
  /** The study's tables, the codebook last. */
  tables: readonly ExportTable[];
  takenAt: Date;
  /** By which another transaction sees the same. */
  name: SnapshotName;
  /** The file of a table as bytes in pieces; `counted` has its rows after the last one. */
  copyTable(
    table: ExportTable,
    file: FileFormat,
    counted?: Counted,
  ): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined>;
  /** How many rows it has, found without writing it. */
  count(table: ExportTable): Promise<number>;
  /** Whom the checks of data quality leave out of the set; null where the set does not ask for them. */
  failedChecks(): Promise<FailedChecks | null>;
  /** Of any query, in portions; `chosen_participant` has the id, the arrival number and whether excluded. */
  rows<Row extends pg.QueryResultRow>(query: Prisma.Sql): AsyncGenerator<Row[], void, undefined>;
  /** The rows of a query of one column of JSON, a line each, as bytes in pieces. */
  copyJson(query: Prisma.Sql): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined>;
  close(): Promise<void>;
}

/** @throws AppError unavailable (503) when no connection comes free in time. */
export async function openSnapshot(access: StudyAccess, filters: ChosenBy): Promise<Snapshot> {
  const connecting = connectForStreaming("files");
  const [tables, client] = await Promise.all([loadTables(access, filters), connecting]).catch(
    async (error) => {
      await connecting.then(
        (unused) => unused.release(),
        () => {},
      );
      throw error;
    },
  );
  const sources = tableSources(access.studyId, tables);
  let cursors = 0;
  let open = true;
  /** Whether a file has not been taken to its end. */
  let unfinished = false;

  async function close(): Promise<void> {
    if (!open) return;
    open = false;
    if (unfinished) return breakOff(client, backend);
    const broken = await client.query("ROLLBACK").then(
      () => false,
      () => true,
    );
    client.release(broken);
  }

  let backend = 0;
  let taken: { at: Date; backend: number; name: SnapshotName };
  try {
    taken = await begin(client);
    backend = taken.backend;
  } catch (error) {
    client.release(true);
    throw error;
  }

  const rows = <Row extends pg.QueryResultRow>({ text, values }: Prisma.Sql) =>
    fetchPortions<Row>(client, { text, values }, `rows_${cursors++}`);

  let chosen: Promise<FailedChecks | null> | undefined;
  let flagged: Promise<void> | undefined;
  function choose() {
    chosen ??= chooseParticipants(client, access.studyId, filters, rows);
    return chosen;
  }
  async function prepare(name: TableName): Promise<void> {
    await choose();
    if (name !== "participants") return;
    flagged ??= storeFlags(client, access.studyId, copyJson);
    await flagged;
  }

  /** What a COPY writes, its lines ended by `ending`. */
  async function* copy(sql: string, ending: Ending, counted: Counted = { rows: 0 }) {
    unfinished = true;
    for await (const piece of copyOut(client, sql, counted)) {
      const impatience = setTimeout(() => void close(), PATIENCE_MS).unref();
      yield ending(piece);
      clearTimeout(impatience);
      if (!open) throw new Error("The reader took nothing for five minutes.");
    }
    unfinished = false;
  }

  const copyJson = (query: Prisma.Sql) => copy(copyJsonSql(inlineValues(query)), endLinesWithLf);

  return {
    tables,
    takenAt: taken.at,
    name: taken.name,
    async *copyTable(table, file, counted = { rows: 0 }) {
      const head = fileHead(table, file);
      if (head !== "") yield new TextEncoder().encode(head);
      await prepare(table.name);
      const source = sources[table.name];
      const from = inlineValues(source.from);
      const order = inlineValues(source.order);
      const ending = file.format === "csv" ? endLinesWithCrlf() : endLinesWithLf;
      yield* copy(copyRowsSql(table, { from, order }, file), ending, counted);
    },
    copyJson,
    async count(table) {
      await prepare(table.name === "participants" ? "ratings" : table.name);
      const { from, counted } = sources[table.name];
      const { rows } = await client.query<{ rows: number }>(
        `SELECT count(*)::int AS rows FROM ${inlineValues(counted ?? from)}`,
      );
      return rows[0]?.rows ?? 0;
    },
    failedChecks: choose,
    rows,
    close,
  };
}

/**
 * The database may be sorting still, and is told to stop; or it waits for its next rows to be taken, and
 * hears of nothing but that the connection is gone.
 */
async function breakOff(client: pg.PoolClient, backend: number): Promise<void> {
  await db().$queryRaw`SELECT pg_cancel_backend(${backend}::int)`.catch(() => {});
  client.release(true);
}

/**
 * Temporary tables belong to the connection, and can only be made outside of a transaction that reads
 * alone; what is laid into them is gone with it. The app's role makes none: a function of the database
 * makes these two, where the connection does not have them yet.
 */
async function begin(client: pg.PoolClient) {
  await client.query("SELECT make_export_tables()");
  // A reader that stops reading without leaving is let go of by the server.
  await client.query(`
    BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
    SET LOCAL idle_in_transaction_session_timeout = '5min';
    SET LOCAL TimeZone = 'UTC'`);
  const { rows } = await client.query<{ at: Date; backend: number; name: SnapshotName }>(
    "SELECT now() AS at, pg_backend_pid() AS backend, pg_export_snapshot() AS name",
  );
  const [taken] = rows;
  if (!taken) throw new Error("The database took no snapshot.");
  return taken;
}
