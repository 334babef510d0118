import { urlsOf } from "./database/migrate-database.mjs";
import { updateListOf } from "./update-list-of";
import { USAGES } from "./usages.mjs";
import { withCleanEnd } from "./with-clean-end";

/** `npm run erasures -- LIST`: what was erased, for restores of earlier backups. */

const USAGE = USAGES.erasures;

await withCleanEnd(async ([list, ...others]) => {
  if (!list || list.startsWith("-") || others.length > 0) {
    console.error(USAGE);
    return false;
  }
  const { app, owner = app } = urlsOf(process.env);
  return updateListOf(owner, list);
});
