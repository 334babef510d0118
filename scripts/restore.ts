import { parseArgs } from "node:util";
import { type ChosenErasures, chooseErasureList } from "@/lib/server/backup/choose-erasure-list";
import { CannotRestore } from "@/lib/server/backup/known-migrations";
import { type RestoredBackup, restoreBackup } from "@/lib/server/backup/restore-backup";
import { applyMigrations, MIGRATIONS_FOLDER } from "./database/apply-migrations.mjs";
import { migrate, urlsOf } from "./database/migrate-database.mjs";
import { readMigrations } from "./database/pending-migrations.mjs";
import { withCleanEnd } from "./with-clean-end";

/** `npm run restore -- FILE`: a backup, into an empty database. */

const USAGE = `npm run restore -- FILE [--erasures LIST | --without-erasures]

Restores a backup into the database of DATABASE_URL, or the demo's, which has to be empty (createdb
makes such a one), and brings it to this version; MIGRATION_DATABASE_URL, where it is set, names its
owner, and the app's role is granted what it needs. Everybody signs in again. Links that participants
and staff were sent go on working with the NEXTAUTH_SECRET that the app had.

What was erased after the backup was made is erased again: by LIST, or else by the list that
ERASURE_LIST names, or by grounded.erasures in the folder of FILE. --without-erasures leaves it in.`;

interface Arguments {
  file: string;
  erasures: string | undefined;
  without: boolean;
}

function readArguments(args: string[]): Arguments | null {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { erasures: { type: "string" }, "without-erasures": { type: "boolean" } },
    });
    const [file, ...others] = positionals;
    const without = values["without-erasures"] ?? false;
    if (!file || others.length > 0 || (without && values.erasures)) return null;
    return { file, erasures: values.erasures, without };
  } catch {
    return null;
  }
}

await withCleanEnd(async (args) => {
  const read = readArguments(args);
  if (!read) {
    console.error(USAGE);
    return false;
  }
  try {
    await restore(read);
    return true;
  } catch (error) {
    if (!(error instanceof CannotRestore)) throw error;
    console.error(error.message);
    return false;
  }
});

async function restore({ file, erasures, without }: Arguments): Promise<void> {
  const urls = urlsOf(process.env);
  const { app, owner = app } = urls;
  const secret = process.env.NEXTAUTH_SECRET;
  const setting = process.env.ERASURE_LIST;
  const chosen = without
    ? null
    : await chooseErasureList(file, secret, {
        ...(erasures === undefined ? {} : { given: erasures }),
        ...(setting === undefined ? {} : { setting }),
      });
  const migrations = await readMigrations(MIGRATIONS_FOLDER);
  const known = {
    names: migrations.map(({ name }: { name: string }) => name),
    apply: async (only?: readonly string[]) =>
      (await applyMigrations({ url: owner, ...(only ? { only } : {}) })).applied,
  };
  const since = chosen && secret ? { entries: chosen.entries, secret } : null;
  const restored = await restoreBackup(owner, file, known, since);
  console.log(`Restored ${file}, by ${restored.by}.`);
  for (const name of restored.applied) console.log(`Applied the migration ${name}.`);
  await migrate(urls, console.log, console.error);
  describeErasures(chosen, restored.erased);
}

function describeErasures(chosen: ChosenErasures | null, erased: RestoredBackup["erased"]): void {
  if (!chosen || !erased) {
    console.error(
      "\nATTENTION: no list of erasures was applied. Everybody whose data were erased after this backup was made is in the database again. Where there is a list, restore again into an empty database with --erasures LIST before you start the app.\n",
    );
    return;
  }
  const { participants, recruiterIds, pilots } = erased;
  console.log(
    `Erased again what ${chosen.path} names: ${participants} participants, the recruiters' ids of ${recruiterIds}, ${pilots} pilots.`,
  );
  const last = chosen.entries
    .map(({ at }) => at)
    .sort()
    .at(-1);
  if (last) console.log(`Its last entry is of ${last}; erasures after it are not known here.`);
  if (chosen.unreadable > 0) {
    console.error(`ATTENTION: ${chosen.unreadable} of its lines could not be read.`);
  }
}
