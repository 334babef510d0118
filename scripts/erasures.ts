import { urlsOf } from "./database/migrate-database.mjs";
import { updateListOf } from "./update-list-of";
import { withCleanEnd } from "./with-clean-end";

/** `npm run erasures -- LIST`: what was erased, for restores of earlier backups. */

const USAGE = `npm run erasures -- LIST

Adds to the file LIST what was erased up to now: participants' data, recruiters' ids, pilots. The entries
are hashes keyed by NEXTAUTH_SECRET. Keep the list beside the backups: npm run restore erases what it
names again. npm run backup does the same for the folder of its file, and the app after each erasure for
the file that ERASURE_LIST names.`;

await withCleanEnd(async ([list, ...others]) => {
  if (!list || list.startsWith("-") || others.length > 0) {
    console.error(USAGE);
    return false;
  }
  const { app, owner = app } = urlsOf(process.env);
  return updateListOf(owner, list);
});
