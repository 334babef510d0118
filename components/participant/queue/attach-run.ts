import { startSender } from "./response-sender";
import type { ResponseStore } from "./response-store";
import type { RunTransport } from "./run-transport";
import { sendingAlone } from "./send-lock";

/** Another tab that queued an answer sends it; when it has not done so by then, this one does. */
const TAKE_OVER_MS = 2000;

/** Waits; if it may be `cutShort`, not longer than until the network comes back or the page is looked at. */
function pauseUntilPromising(milliseconds: number, cutShort: boolean): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener("online", done);
      document.removeEventListener("visibilitychange", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    if (!cutShort) return;
    window.addEventListener("online", done);
    document.addEventListener("visibilitychange", done);
  });
}

/** Binds a run to the page: its queue is sent, and what happens to the page and in other tabs counts. */
export function attachRun(
  code: string,
  store: ResponseStore,
  transport: RunTransport,
  onState: Parameters<typeof startSender>[0]["onState"],
  onChange: () => void,
): { wake: () => void; detach: () => void } {
  const wake = startSender({
    store,
    send: transport.sendResponse,
    onState,
    pause: pauseUntilPromising,
    random: Math.random,
    alone: sendingAlone(code, navigator.locks, () => store.records.refresh()),
  });
  let takeOver: ReturnType<typeof setTimeout> | undefined;
  const unsubscribe = store.records.subscribe((forgotten) => {
    // What was queued here since is sent, not thrown away with the page.
    if (forgotten && store.queued().length === 0) return window.location.reload();
    onChange();
    clearTimeout(takeOver);
    if (store.queued().length > 0) takeOver = setTimeout(wake, TAKE_OVER_MS);
  });
  // A page that slept may have missed what other tabs did.
  const onVisible = () => {
    if (!document.hidden) store.records.refresh().then(wake);
  };
  // Back to a page that the browser kept frozen: the run may have gone on, or ended, since.
  const onShow = (event: PageTransitionEvent) => event.persisted && window.location.reload();
  const onLeave = (event: BeforeUnloadEvent) => {
    if (store.isAtRisk()) event.preventDefault();
  };
  window.addEventListener("online", wake);
  window.addEventListener("pageshow", onShow);
  window.addEventListener("beforeunload", onLeave);
  document.addEventListener("visibilitychange", onVisible);
  return {
    wake,
    detach: () => {
      clearTimeout(takeOver);
      unsubscribe();
      store.records.close();
      window.removeEventListener("online", wake);
      window.removeEventListener("pageshow", onShow);
      window.removeEventListener("beforeunload", onLeave);
      document.removeEventListener("visibilitychange", onVisible);
    },
  };
}
