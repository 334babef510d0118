import { parseArgs } from "node:util";
import { chooseErasureList } from "@/lib/server/backup/choose-erasure-list";
import { CannotRestore } from "@/lib/server/backup/known-migrations";
import { restoreBackup } from "@/lib/server/backup/restore-backup";
import { applyMigrations, MIGRATIONS_FOLDER } from "./database/apply-migrations.mjs";
import { migrate, urlsOf } from "./database/migrate-database.mjs";
import { readMigrations } from "./database/pending-migrations.mjs";
import { tellRoles } from "./database/tell-roles.mjs";
import { describeErasures } from "./describe-erasures";
import { USAGES } from "./usages.mjs";
import { withCleanEnd } from "./with-clean-end";

/** `npm run restore -- FILE`: a backup, into an empty database. */

const USAGE = USAGES.restore;

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
  await tellRoles(owner, restored.applied, console.log);
  await migrate(urls, console.log, console.error);
  const { said, loud } = describeErasures(chosen, restored.erased);
  for (const sentence of said) console.log(sentence);
  for (const sentence of loud) console.error(sentence);
}
