import "server-only";
import { env } from "@/lib/env";
import { db } from "@/lib/server/shared/db";
import { updateErasureList } from "./list-erasures";

/**
 * Notes in the list that ERASURE_LIST names, if it names one, what was erased. To be called when the
 * erasure has been committed. An erasure stands although the list could not be written: that is said in
 * the app's log, and the next time, or the hourly look, writes it.
 */
export async function noteErasures(): Promise<void> {
  const { ERASURE_LIST, NEXTAUTH_SECRET } = env();
  if (!ERASURE_LIST) return;
  try {
    await updateErasureList((sql) => db().$queryRawUnsafe(sql), ERASURE_LIST, NEXTAUTH_SECRET);
  } catch (error) {
    console.error(`The list of erasures ${ERASURE_LIST} could not be written.`, error);
  }
}
