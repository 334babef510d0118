import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { anyFreePort } from "@/scripts/app/free-port.mjs";
import { Connection } from "./raw-connection";

const CHECKOUT = fileURLToPath(new URL("..", import.meta.url));

// With nothing but Next around it: what parses the body, and what also stores it in the plainest way.
const BARE = `export async function PUT(request) {
  const body = await request.json();
  return Response.json({ outcome: body.ratings ? "read" : "empty" }, { status: 201 });
}
`;
const RAW = `import pg from "pg";
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL });
export async function PUT(request, { params }) {
  const body = await request.json();
  const { trial } = await params;
  await pool.query("INSERT INTO raw_body (trial, body) VALUES ($1, $2)", [trial, body]);
  return Response.json({ outcome: "stored" }, { status: 201 });
}
`;

/**
 * A Next app of its own, of the same version and beside the real one, with two handlers:
 * PUT /bare/{trial} only parses its JSON body, PUT /raw/{trial} inserts it by pg into a table without
 * keys. It is built in the checkout's data folder, where it finds the same packages.
 */
export async function startBareApp(databaseUrl: string) {
  const folder = join(CHECKOUT, ".data", "bare-app");
  rmSync(folder, { recursive: true, force: true });
  const files = {
    "app/layout.jsx":
      "export default ({ children }) => <html lang='en'><body>{children}</body></html>;\n",
    "app/bare/[trial]/route.js": BARE,
    "app/raw/[trial]/route.js": RAW,
    "next.config.js": `export default { serverExternalPackages: ["pg"], turbopack: { root: ${JSON.stringify(CHECKOUT)} } };\n`,
    "package.json": '{ "private": true, "type": "module" }\n',
  };
  for (const [name, text] of Object.entries(files)) {
    const file = join(folder, name);
    mkdirSync(join(file, ".."), { recursive: true });
    writeFileSync(file, text);
  }
  const next = join(CHECKOUT, "node_modules/next/dist/bin/next");
  const env = {
    ...process.env,
    NODE_ENV: "production" as const,
    NEXT_TELEMETRY_DISABLED: "1",
    DATABASE_URL: databaseUrl,
  };
  const run = (...args: string[]) =>
    spawn(process.execPath, [next, ...args], { cwd: folder, env, stdio: "pipe" });
  const build = run("build");
  let said = "";
  build.stdout.on("data", (text) => (said += text));
  build.stderr.on("data", (text) => (said += text));
  const [code] = await once(build, "exit");
  if (code !== 0) throw new Error(`The bare app could not be built.\n${said.slice(-2000)}`);
  const port = await anyFreePort();
  const server = run("start", "-p", String(port), "-H", "127.0.0.1");
  const address = `http://127.0.0.1:${port}`;
  await waitFor(address);
  return { address, pid: server.pid ?? 0, stop: () => server.kill("SIGKILL") };
}

async function waitFor(address: string): Promise<void> {
  const connection = new Connection(address);
  for (let tries = 0; tries < 100; tries++) {
    const reply = await connection
      .send("PUT", "/bare/1", { cookie: "" }, '{"ratings":{}}')
      .catch(() => null);
    if (reply?.status === 201) return connection.close();
    await sleep(100);
  }
  throw new Error(`The bare app does not answer at ${address}.`);
}
