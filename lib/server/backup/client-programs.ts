import "server-only";
import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** The database's own programs take its address from these, where no list of processes shows it. */
export function programEnvironment(url: string): NodeJS.ProcessEnv {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url);
  const said = (name: string, value: string) =>
    value === "" ? {} : { [name]: decodeURIComponent(value) };
  return {
    // biome-ignore lint/style/noProcessEnv: a program needs the environment to be found and to run.
    ...process.env,
    // A socket's folder stands in the query.
    ...said("PGHOST", searchParams.get("host") ?? hostname),
    ...said("PGPORT", port),
    ...said("PGUSER", username),
    ...said("PGPASSWORD", password),
    ...said("PGDATABASE", pathname.slice(1)),
    ...said("PGSSLMODE", searchParams.get("sslmode") ?? ""),
    PGOPTIONS: "-c client_min_messages=warning",
  };
}

/** Whether the program is there, and of the server's version or a newer one: it refuses newer servers. */
export async function hasProgram(
  name: "pg_dump" | "pg_restore",
  serverMajor: number,
): Promise<boolean> {
  try {
    const { stdout } = await run(name, ["--version"]);
    return Number(/(\d+)(\.|\s|$)/.exec(stdout)?.[1] ?? 0) >= serverMajor;
  } catch {
    return false;
  }
}

/** @throws Error with what the program said last. */
export async function runProgram(name: string, args: string[], url: string): Promise<string> {
  try {
    const { stdout } = await run(name, args, {
      env: programEnvironment(url),
      maxBuffer: 64 * 1024 * 1024,
    });
    return stdout;
  } catch (error) {
    const said = (error as { stderr?: string }).stderr?.trim().split("\n").at(-1);
    throw new Error(said || `${name} could not be run.`);
  }
}
