import { execFile } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";

const run = promisify(execFile);

/** What of a process is in the machine's memory. */
export async function residentMegabytes(pid: number): Promise<number> {
  const { stdout } = await run("ps", ["-o", "rss=", "-p", String(pid)]);
  return Number(stdout) / 1024;
}

/** Looks at a process again and again; `stop` gives the most that it had. */
export function watchMemory(pid: number): { stop: () => Promise<number> } {
  let watching = true;
  const watched = (async () => {
    let most = 0;
    while (watching) {
      most = Math.max(most, await residentMegabytes(pid));
      await sleep(100);
    }
    return most;
  })();
  return {
    stop: () => {
      watching = false;
      return watched;
    },
  };
}
