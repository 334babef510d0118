import { env } from "@/lib/env";
import { writeBackup } from "@/lib/server/backup/write-backup";
import { withCleanEnd } from "./with-clean-end";

/** `npm run backup -- FILE`: everything in the database, as one file. */

const USAGE = `npm run backup -- FILE

Writes everything in the database into a new FILE, of one moment, while the app goes on: by pg_dump
where it is installed and of the server's version or newer, else by this program itself. npm run
restore takes both. Who is signed in is left out. The secrets of the app are not in the database: keep
NEXTAUTH_SECRET beside the file, and keep both as you keep the database.`;

await withCleanEnd(async ([file, ...others]) => {
  if (!file || file.startsWith("-") || others.length > 0) {
    console.error(USAGE);
    return false;
  }
  try {
    const { by } = await writeBackup(env().DATABASE_URL, file);
    console.log(`Everything in the database is in ${file}, written by ${by}.`);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    console.error(`There is a file ${file} already; name a new one.`);
    return false;
  }
});
