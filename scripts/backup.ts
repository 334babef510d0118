import { erasureListOf } from "@/lib/server/backup/choose-erasure-list";
import { writeBackup } from "@/lib/server/backup/write-backup";
import { urlsOf } from "./database/migrate-database.mjs";
import { updateListOf } from "./update-list-of";
import { USAGES } from "./usages.mjs";
import { withCleanEnd } from "./with-clean-end";

/** `npm run backup -- FILE`: everything in the database, as one file, with what was erased beside it. */

const USAGE = USAGES.backup;

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
