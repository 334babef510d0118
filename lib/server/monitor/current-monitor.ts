import "server-only";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import type { MonitorView } from "@/lib/views/monitor/monitor";
import { loadMonitor } from "./load-monitor";

interface KeptMonitor {
  loading: Promise<MonitorView> | null;
  last: MonitorView | null;
}

/** Of so many studies the last figures are remembered. */
const STUDIES_KEPT = 64;
/** A load of a large study takes a while; the page waits so long for it before it shows what was. */
const PATIENCE_MS = 100;

const kept = globalThis as unknown as { groundedMonitors?: Map<string, KeptMonitor> };

function keptOf(studyId: string): KeptMonitor {
  kept.groundedMonitors ??= new Map();
  const studies = kept.groundedMonitors;
  const study = studies.get(studyId) ?? { loading: null, last: null };
  studies.delete(studyId);
  studies.set(studyId, study);
  const [oldest] = studies.keys();
  if (studies.size > STUDIES_KEPT && oldest) studies.delete(oldest);
  return study;
}

/** The monitor of now, loaded once for all who ask at the same moment. */
export function currentMonitor(access: Pick<StudyAccess, "studyId">): Promise<MonitorView> {
  const study = keptOf(access.studyId);
  study.loading ??= loadMonitor(access)
    .then((view) => {
      study.last = view;
      return view;
    })
    .finally(() => {
      study.loading = null;
    });
  return study.loading;
}

/**
 * The monitor of now, or where that takes long the one of a moment ago, with its time: the page is sent
 * the newer one as soon as it is there.
 */
export async function recentMonitor(access: Pick<StudyAccess, "studyId">): Promise<MonitorView> {
  const { last } = keptOf(access.studyId);
  const now = currentMonitor(access);
  if (!last) return now;
  const late = new Promise<MonitorView>((resolve) => {
    setTimeout(() => resolve(last), PATIENCE_MS).unref();
  });
  return Promise.race([now.catch(() => last), late]);
}
