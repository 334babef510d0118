import { env } from "@/lib/env";
import { CannotRestore } from "@/lib/server/backup/known-migrations";
import { restoreBackup } from "@/lib/server/backup/restore-backup";
import { applyMigrations, MIGRATIONS_FOLDER } from "./database/apply-migrations.mjs";
import { readMigrations } from "./database/pending-migrations.mjs";
import { tellRoles } from "./database/tell-roles.mjs";
import { withCleanEnd } from "./with-clean-end";

/** `npm run restore -- FILE`: a backup, into an empty database. */

const USAGE = `npm run restore -- FILE

Restores a backup into the database of DATABASE_URL, or the demo's, which has to be empty (createdb
makes such a one), and brings it to this version. Everybody signs in again. Links that participants
and staff were sent go on working with the NEXTAUTH_SECRET that the app had.`;

await withCleanEnd(async ([file, ...others]) => {
  if (!file || file.startsWith("-") || others.length > 0) {
    console.error(USAGE);
    return false;
  }
  const url = env().DATABASE_URL;
  const migrations = await readMigrations(MIGRATIONS_FOLDER);
  try {
    const { by, applied } = await restoreBackup(url, file, {
      names: migrations.map(({ name }: { name: string }) => name),
      apply: async (only?: readonly string[]) =>
        (await applyMigrations({ url, ...(only ? { only } : {}) })).applied,
    });
    console.log(`Restored ${file}, by ${by}.`);
    for (const name of applied) console.log(`Applied the migration ${name}.`);
    await tellRoles(url, applied, console.log);
    return true;
  } catch (error) {
    if (!(error instanceof CannotRestore)) throw error;
    console.error(error.message);
    return false;
  }
});
