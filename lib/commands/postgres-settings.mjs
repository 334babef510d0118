import { appendFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

const FILE = "grounded.conf";

// Without these a power cut may lose or damage data: only for databases that tests throw away.
const FAST = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };

/**
 * Writes the server's settings. They stand in a file of their own, written at each start, so that
 * the rest of postgresql.conf stays as initdb chose it for this machine.
 * @param {string} cluster
 * @param {{ port: number, fast: boolean }} options
 */
export async function writeSettings(cluster, { port, fast }) {
  const settings = {
    listen_addresses: "'127.0.0.1'",
    port,
    unix_socket_directories: "''",
    password_encryption: "'scram-sha-256'",
    max_connections: 100,
    timezone: "'UTC'",
    log_timezone: "'UTC'",
    lc_messages: "'C'",
    ...(fast ? FAST : {}),
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}`);
  await writeFile(join(cluster, FILE), `${lines.join("\n")}\n`);
  const main = join(cluster, "postgresql.conf");
  const include = `include_if_exists = '${FILE}'`;
  if (!(await readFile(main, "utf8")).includes(include)) await appendFile(main, `\n${include}\n`);
}
