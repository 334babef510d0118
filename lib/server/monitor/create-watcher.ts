import "server-only";
import pg from "pg";
import { studyFingerprints } from "./study-fingerprints";

const CHANNEL = "grounded_study";
const LOOK_EVERY_MS = 1000;
const CONNECT_AGAIN_MS = 2000;

export interface Watcher {
  /** Calls back, at most about once a second, after something of the study has changed; gives the way out. */
  watch(studyId: string, onChange: () => void): () => void;
  /** Studies for which this process looks, for all that watch them. */
  looksFor(): string[];
}

/**
 * Tells what is watched of changes, over one connection that exists while anything is watched. Nobody
 * who writes is asked for anything: a notice inside of a transaction would make all commits of the
 * database wait for one another. Of all processes that watch a study one holds its lock; this one
 * looks once a second whether anything changed, and notifies all. When it ends the database frees the
 * lock, and another one takes it.
 */
export function createWatcher(connectionString: string): Watcher {
  const listeners = new Map<string, Set<() => void>>();
  /** What was last seen of the studies whose locks are held. */
  const held = new Map<string, string>();
  let running = false;
  let wake: () => void = () => {};

  const tell = (studyId: string) => {
    for (const onChange of listeners.get(studyId) ?? []) onChange();
  };
  const pause = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      timer.unref();
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  async function run(): Promise<void> {
    while (listeners.size > 0) {
      const client = new pg.Client({ connectionString });
      // A connection that breaks between two looks fails the next one.
      client.on("error", () => wake());
      client.on("notification", ({ payload }) => tell(payload ?? ""));
      try {
        await client.connect();
        await client.query(`LISTEN ${CHANNEL}`);
        for (const studyId of listeners.keys()) tell(studyId);
        while (listeners.size > 0) {
          await look(client);
          await pause(LOOK_EVERY_MS);
        }
      } catch (error) {
        console.error(error);
        await pause(CONNECT_AGAIN_MS);
      } finally {
        held.clear();
        await client.end().catch(() => {});
      }
    }
  }

  async function look(client: pg.Client): Promise<void> {
    const lock = (act: string, studyId: string) =>
      client.query<{ done: boolean }>(
        `SELECT ${act}(hashtextextended('watch/' || $1, 0)) AS done`,
        [studyId],
      );
    for (const studyId of held.keys()) {
      if (listeners.has(studyId)) continue;
      await lock("pg_advisory_unlock", studyId);
      held.delete(studyId);
    }
    for (const studyId of listeners.keys()) {
      if (held.has(studyId)) continue;
      const { rows } = await lock("pg_try_advisory_lock", studyId);
      if (rows[0]?.done) held.set(studyId, "");
    }
    if (held.size === 0) return;
    for (const [studyId, seen] of await studyFingerprints(client, [...held.keys()])) {
      if (held.get(studyId) === seen) continue;
      held.set(studyId, seen);
      await client.query("SELECT pg_notify($1, $2)", [CHANNEL, studyId]);
    }
  }

  async function keepRunning(): Promise<void> {
    if (running) return;
    running = true;
    try {
      await run();
    } finally {
      running = false;
    }
  }

  return {
    watch(studyId, onChange) {
      const ofStudy = listeners.get(studyId) ?? new Set();
      listeners.set(studyId, ofStudy.add(onChange));
      void keepRunning();
      return () => {
        ofStudy.delete(onChange);
        if (ofStudy.size === 0 && listeners.get(studyId) === ofStudy) listeners.delete(studyId);
        if (listeners.size === 0) wake();
      };
    },
    looksFor: () => [...held.keys()],
  };
}
