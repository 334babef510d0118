import "server-only";

/** The migrations of this version, and how they are applied to the database that is restored. */
export interface Migrations {
  /** In their order. */
  names: readonly string[];
  /** Applies those that are pending, or of them only these; gives their names. */
  apply(only?: readonly string[]): Promise<string[]>;
}

/** What is known to happen, in a sentence for whoever restores. */
export class CannotRestore extends Error {
  override name = "CannotRestore";
}

/** @throws CannotRestore for a backup of a newer version. */
export function refuseNewer(ofBackup: readonly string[], { names }: Migrations): void {
  const unknown = ofBackup.find((name) => !names.includes(name));
  if (unknown === undefined) return;
  throw new CannotRestore(
    `The backup has the migration ${unknown}, which this version of Grounded does not know. Restore it with the version that made it, or a newer one.`,
  );
}
