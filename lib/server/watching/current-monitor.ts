import "server-only";
import type { MonitorView } from "@/lib/figures/monitor";
import type { StudyAccess } from "../accounts/access";
import { loadMonitor } from "../viewing/load-monitor";

const kept = globalThis as unknown as { groundedMonitors?: Map<string, Promise<MonitorView>> };

/** The monitor of now, loaded once for all who ask at the same moment. */
export function currentMonitor(access: StudyAccess): Promise<MonitorView> {
  kept.groundedMonitors ??= new Map();
  const loading = kept.groundedMonitors;
  const known = loading.get(access.studyId);
  if (known) return known;
  const now = loadMonitor(access).finally(() => loading.delete(access.studyId));
  loading.set(access.studyId, now);
  return now;
}
