"use client";

import { useEffect, useState } from "react";
import { type Connection, usePolled } from "./use-polled";

/** The server sends at least every quarter of a minute. */
const SILENT_AFTER_MS = 40_000;
const OPEN_AGAIN_MS = 30_000;

/** "replaced": the same person has opened more streams since than one may have. */
export type LiveConnection = Connection | "replaced";

interface Dated {
  asOf: string;
}

/**
 * The newest figures, as the server sends them by events of this name. While its stream is not open,
 * `source` is asked every few seconds instead. A tab that is hidden keeps no connection. One whose
 * stream was closed because the same person has newer ones open waits until it is looked at again.
 */
export function useLive<T extends Dated>(
  { stream, event, source }: { stream: string; event: string; source: string },
  initial: T,
): { value: T; connection: LiveConnection } {
  const [streamed, setStreamed] = useState<T | null>(null);
  const [open, setOpen] = useState(false);
  const [ended, setEnded] = useState(false);
  const [replaced, setReplaced] = useState(false);
  const polled = usePolled(source, initial, open || ended || replaced);

  useEffect(() => {
    let events: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wait = (milliseconds: number) => {
      clearTimeout(timer);
      timer = setTimeout(connect, milliseconds);
    };

    function disconnect() {
      clearTimeout(timer);
      events?.close();
      events = undefined;
      setOpen(false);
    }

    function connect() {
      disconnect();
      setReplaced(false);
      if (document.hidden) return;
      const opened = new EventSource(stream);
      events = opened;
      wait(SILENT_AFTER_MS);
      opened.addEventListener(event, ({ data }) => {
        setStreamed(JSON.parse(data));
        setOpen(true);
        wait(SILENT_AFTER_MS);
      });
      opened.addEventListener("end", () => {
        disconnect();
        setEnded(true);
      });
      opened.addEventListener("replaced", () => {
        disconnect();
        setReplaced(true);
      });
      opened.addEventListener("error", () => {
        setOpen(false);
        // A broken connection is tried again by the browser, a refused one is not.
        if (opened.readyState === EventSource.CLOSED) wait(OPEN_AGAIN_MS);
      });
    }

    const onVisibility = () => (document.hidden ? disconnect() : connect());
    connect();
    document.addEventListener("visibilitychange", onVisibility);
    return () => {
      document.removeEventListener("visibilitychange", onVisibility);
      clearTimeout(timer);
      events?.close();
    };
  }, [stream, event]);

  const value = streamed && streamed.asOf > polled.value.asOf ? streamed : polled.value;
  const waiting = replaced ? "replaced" : polled.connection;
  return { value, connection: ended ? "refused" : open ? "current" : waiting };
}
