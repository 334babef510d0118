import { createWriteStream, statSync } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

export interface Taken {
  seconds: number;
  bytes: number;
}

/** Takes a file of a study from the app, into a file. */
export async function takeFile(address: string, cookie: string, path: string): Promise<Taken> {
  const start = performance.now();
  const reply = await fetch(address, { headers: { cookie } });
  if (!reply.ok || !reply.body) throw new Error(`${address}: ${reply.status}`);
  await pipeline(Readable.fromWeb(reply.body as never), createWriteStream(path));
  const seconds = (performance.now() - start) / 1000;
  return { seconds, bytes: statSync(path).size };
}
