import { setTimeout as sleep } from "node:timers/promises";
import type { Connection, Reply } from "./raw-connection";

export interface Load {
  connections: readonly Connection[];
  /** The next request, or null when there is none left. */
  next: () => Buffer | null;
  expected: number;
}

function accept(reply: Reply, expected: number): void {
  if (reply.status === expected) return;
  throw new Error(`Expected ${expected}, and it was ${reply.status}: ${reply.body.slice(0, 300)}`);
}

/**
 * Every connection sends one request after another for so long.
 * @returns replies per second
 */
export async function sendSteadily(
  { connections, next, expected }: Load,
  milliseconds: number,
): Promise<number> {
  const start = performance.now();
  const end = start + milliseconds;
  let replies = 0;
  await Promise.all(
    connections.map(async (connection) => {
      while (performance.now() < end) {
        const request = next();
        if (!request) throw new Error("There are too few requests for so fast an app.");
        accept(await connection.sendRaw(request), expected);
        replies++;
      }
    }),
  );
  return (replies * 1000) / (performance.now() - start);
}

/**
 * Sends so many requests a second, each at its time, whether or not earlier ones are answered; one for
 * which no connection is free waits for it.
 * @returns for each, milliseconds from its time to its reply
 */
export async function sendAtRate(
  { connections, next, expected }: Load,
  perSecond: number,
  milliseconds: number,
): Promise<number[]> {
  const free = [...connections];
  const due: number[] = [];
  const times: number[] = [];
  const open = new Set<Promise<void>>();
  const start = performance.now();
  const total = Math.floor((perSecond * milliseconds) / 1000);
  let planned = 0;
  const begin = () => {
    for (let at = due[0]; at !== undefined && free.length > 0; at = due[0]) {
      due.shift();
      const connection = free.pop();
      const request = next();
      if (!connection || !request) throw new Error("There are too few requests.");
      const since = at;
      const sent = connection.sendRaw(request).then((reply) => {
        accept(reply, expected);
        times.push(performance.now() - since);
        free.push(connection);
        open.delete(sent);
        begin();
      });
      open.add(sent);
    }
  };
  while (planned < total) {
    const now = performance.now();
    while (planned < total && start + (planned * 1000) / perSecond <= now) {
      due.push(start + (planned * 1000) / perSecond);
      planned++;
    }
    begin();
    await sleep(1);
  }
  while (open.size > 0) await Promise.all(open);
  return times;
}
