import "server-only";
import { env } from "@/lib/env";
import { createWatcher, type Watcher } from "./create-watcher";

const kept = globalThis as unknown as { groundedWatcher?: Watcher };

/** Calls back after something of the study has changed, in whatever process; gives the way out. */
export function watchStudy(studyId: string, onChange: () => void): () => void {
  kept.groundedWatcher ??= createWatcher(env().DATABASE_URL);
  return kept.groundedWatcher.watch(studyId, onChange);
}
