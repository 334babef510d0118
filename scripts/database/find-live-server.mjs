import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { isAlive } from "./hold-lock.mjs";

/**
 * A server whose starter was killed goes on running: it is found by the file that it keeps.
 * @param {string} cluster
 * @param {(port: number) => string} urlAt
 * @returns {Promise<number | null>} its port
 */
export async function findLiveServer(cluster, urlAt) {
  for (let patience = 100; patience > 0; patience--) {
    const [pid, , , port] = (
      await readFile(join(cluster, "postmaster.pid"), "utf8").catch(() => "")
    ).split("\n");
    if (!pid || !port || !isAlive(Number(pid))) return null;
    const answer = await greet(urlAt(Number(port)));
    if (answer === "welcome") return Number(port);
    if (answer === "nobody") return null;
    await sleep(100); // starting or stopping
  }
  return null;
}

/**
 * @param {string} url
 * @returns {Promise<"welcome" | "busy" | "nobody">}
 */
async function greet(url) {
  const client = new pg.Client({ connectionString: url.replace(/grounded$/, "postgres") });
  try {
    await client.connect();
    return "welcome";
  } catch (error) {
    // 57P03: the server is starting up or shutting down. 28P01: a server, but with another password.
    return /** @type {{ code?: string }} */ (error).code === "57P03" ? "busy" : "nobody";
  } finally {
    await client.end().catch(() => {});
  }
}
