import "server-only";

/** What the database calls a snapshot that a transaction has exported (`pg_export_snapshot`). */
export type SnapshotName = string;

/**
 * The statement by which a transaction that has just begun sees what that snapshot sees. It takes no
 * parameters, so that the name is checked here.
 */
export function takeSnapshot(name: SnapshotName): string {
  if (!/^[0-9A-F-]+$/.test(name)) throw new Error("That is no name of a snapshot.");
  return `SET TRANSACTION SNAPSHOT '${name}'`;
}
