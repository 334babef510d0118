import { erasureListOf } from "@/lib/server/backup/choose-erasure-list";
import { writeBackup } from "@/lib/server/backup/write-backup";
import { urlsOf } from "./database/migrate-database.mjs";
import { updateListOf } from "./update-list-of";
import { withCleanEnd } from "./with-clean-end";

/** `npm run backup -- FILE`: everything in the database, as one file, with what was erased beside it. */

const USAGE = `npm run backup -- FILE

Writes everything in the database into a new FILE, of one moment, while the app goes on: by pg_dump
where it is installed and of the server's version or newer, else by this program itself. npm run
restore takes both. Who is signed in is left out. The secrets of the app are not in the database: keep
NEXTAUTH_SECRET beside the file, and keep both as you keep the database.

What was erased up to now is added to the list that ERASURE_LIST names, or else to grounded.erasures
in the folder of FILE. npm run restore erases it again, from every backup that was made before.`;

await withCleanEnd(async ([file, ...others]) => {
  if (!file || file.startsWith("-") || others.length > 0) {
    console.error(USAGE);
    return false;
  }
  const { app, owner = app } = urlsOf(process.env);
  try {
    const { by } = await writeBackup(owner, file);
    console.log(`Everything in the database is in ${file}, written by ${by}.`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    console.error(`There is a file ${file} already; name a new one.`);
    return false;
  }
  return updateListOf(owner, erasureListOf(file, process.env.ERASURE_LIST));
});
