import "server-only";
import { createHmac } from "node:crypto";
import { env } from "@/lib/env";
import { db } from "./db";
import { inBatches } from "./in-batches";

/** Something that is counted, in windows of so many seconds. */
export interface Use {
  /** As in "api/token/…"; what is kept of it is a keyed hash. */
  name: string;
  seconds: number;
}

export interface UseCount {
  /** In this window, this one included. */
  used: number;
  /** Until the next window begins. */
  secondsLeft: number;
}

/**
 * Counts one use of each name. Windows begin by the database's clock at the same moments for everybody,
 * so all processes of the app count together. What comes at the same moment is counted in one statement.
 */
export function countUses(uses: readonly Use[]): Promise<UseCount[]> {
  return count(uses);
}

const count = inBatches(storeUses, { most: 500 });

interface Row {
  key: string;
  used: number;
  elapsed: number;
}

async function storeUses(jobs: (readonly Use[])[]): Promise<UseCount[][]> {
  const uses = jobs.map((job) => job.map((use) => ({ key: hashOf(use), seconds: use.seconds })));
  const together = new Map<string, { key: string; seconds: number; uses: number }>();
  for (const { key, seconds } of uses.flat()) {
    together.set(key, { key, seconds, uses: (together.get(key)?.uses ?? 0) + 1 });
  }
  // In one order, so that two processes never wait for each other.
  const given = [...together.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  const rows = await db().$queryRaw<Row[]>`
    INSERT INTO api_usage AS u (key, window_start, used)
      SELECT g.key, date_bin(make_interval(secs => g.seconds), now(), 'epoch'), g.uses
        FROM jsonb_to_recordset(${JSON.stringify(given)}::jsonb)
          AS g (key text, seconds int, uses int)
      ON CONFLICT (key) DO UPDATE SET
        used = CASE WHEN u.window_start = excluded.window_start THEN u.used + excluded.used
          ELSE excluded.used END,
        window_start = excluded.window_start
      RETURNING key, used, extract(epoch FROM now() - window_start)::float8 AS elapsed`;
  const found = new Map(rows.map((row) => [row.key, row]));
  return uses.map((job) =>
    job.map(({ key, seconds }) => {
      const row = found.get(key);
      const left = together.get(key);
      if (!row || !left) throw new Error("A counted use has a count.");
      // Those that came together are counted one after the other.
      const used = row.used - --left.uses;
      return { used, secondsLeft: Math.max(1, Math.ceil(seconds - row.elapsed)) };
    }),
  );
}

function hashOf({ name }: Use): string {
  return createHmac("sha256", env().NEXTAUTH_SECRET).update(name).digest("hex");
}
