import { appendFile, chown, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

const FILE = "grounded.conf";

// Without these a power cut may lose or damage data: only for databases that tests throw away.
const FAST = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };

/**
 * Writes the server's settings. They stand in a file of their own, written at each start, so that
 * the rest of postgresql.conf stays as initdb chose it for this machine.
 * @param {import("./postgres-folder.mjs").DatabaseFolder} folder
 * @param {{ port: number, fast: boolean }} options
 */
export async function writeSettings({ cluster, account }, { port, fast }) {
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
  const file = join(cluster, FILE);
  await writeFile(file, `${lines.join("\n")}\n`, { mode: 0o600 });
  if (account) await chown(file, account.uid, account.gid);
  const main = join(cluster, "postgresql.conf");
  const include = `include = '${FILE}'`;
  if (!(await readFile(main, "utf8")).includes(include)) await appendFile(main, `\n${include}\n`);
}
