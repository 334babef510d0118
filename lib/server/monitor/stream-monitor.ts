import "server-only";
import { AppError } from "@/lib/errors";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { currentMonitor } from "./current-monitor";
import { watchStudy } from "./watch-study";

/** At the least so often something is sent: it shows that the way is open, and what time alone changes. */
const BEAT_MS = 15_000;
const AT_MOST_EVERY_MS = 1000;
/** Who comes beyond is asked to come again, and asks for the figures meanwhile. */
const MOST_STREAMS = 200;

const kept = globalThis as unknown as { groundedMonitorStreams?: Set<() => void> };

/** The ways to end the streams that are open. A process that is told to end does not wait for them. */
function openStreams(): Set<() => void> {
  if (!kept.groundedMonitorStreams) {
    const streams = new Set<() => void>();
    kept.groundedMonitorStreams = streams;
    const endAll = () => {
      for (const end of streams) end();
    };
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, endAll);
  }
  return kept.groundedMonitorStreams;
}

/**
 * The monitor as server-sent events: "monitor" with its figures at once, after each change, and every
 * quarter of a minute; "end" when the right to see them has ended, and that is the last.
 *
 * @param stillMay - asked before anything is sent.
 * @throws AppError unavailable (503) when too many are open.
 */
export function streamMonitor(
  access: StudyAccess,
  stillMay: () => Promise<boolean>,
): ReadableStream<Uint8Array> {
  const streams = openStreams();
  if (streams.size >= MOST_STREAMS) {
    throw new AppError("unavailable", "Too many monitors are open at the moment.");
  }
  const encoder = new TextEncoder();
  let open = true;
  let leave: () => void = () => {};
  let end: () => void = () => {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sending = false;
  let asked = false;

  function close(): void {
    if (!open) return;
    open = false;
    streams.delete(end);
    clearTimeout(timer);
    leave();
  }

  return new ReadableStream({
    start(controller) {
      end = () => {
        close();
        controller.close();
      };
      streams.add(end);
      const send = (event: string, data: unknown) =>
        controller.enqueue(encoder.encode(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`));
      const plan = (milliseconds: number) => {
        clearTimeout(timer);
        timer = setTimeout(show, milliseconds);
        timer.unref();
      };
      async function show(): Promise<void> {
        if (!open || sending) return;
        sending = true;
        asked = false;
        try {
          const may = await stillMay();
          const view = may ? await currentMonitor(access) : null;
          if (!open) return;
          send(view ? "monitor" : "end", view);
          if (!view) end();
        } catch (error) {
          // The reader connects again by itself.
          if (open) controller.error(error);
          close();
        } finally {
          sending = false;
        }
        if (open) plan(asked ? AT_MOST_EVERY_MS : BEAT_MS);
      }
      leave = watchStudy(access.studyId, () => {
        if (asked) return;
        asked = true;
        if (!sending) plan(AT_MOST_EVERY_MS);
      });
      void show();
    },
    cancel: close,
  });
}
