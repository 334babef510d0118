import "server-only";
import { dirname, join } from "node:path";
import { type Erasure, keyName, readErasureList } from "./erasure-list";
import { CannotRestore } from "./known-migrations";

/** The name of the list in a folder of backups, where none is named. */
const USUAL_NAME = "grounded.erasures";

/** Where the list of a backup is kept: as ERASURE_LIST says, or else beside it. */
export function erasureListOf(backup: string, setting: string | undefined): string {
  return setting || join(dirname(backup), USUAL_NAME);
}

export interface ChosenErasures {
  path: string;
  entries: Erasure[];
  unreadable: number;
}

/**
 * The list that a restore applies: the one that is given, else the one that is kept for the backup.
 * @returns null where that is not there.
 * @throws CannotRestore where the one that is given is not there, or the list was keyed by another
 * secret: its marks would be found nowhere.
 */
export async function chooseErasureList(
  backup: string,
  secret: string | undefined,
  { given, setting }: { given?: string; setting?: string },
): Promise<ChosenErasures | null> {
  const path = given ?? erasureListOf(backup, setting);
  const list = await readErasureList(path);
  if (!list) {
    if (given) throw new CannotRestore(`There is no list of erasures ${path}.`);
    return null;
  }
  const ours = secret ? keyName(secret) : "";
  const foreign = list.entries.filter(({ key }) => key !== ours).length;
  if (foreign > 0) {
    throw new CannotRestore(
      `${foreign} of the ${list.entries.length} erasures in ${path} were noted under another NEXTAUTH_SECRET. Restore with the one that the app had, so that they can be found.`,
    );
  }
  return { path, ...list };
}
