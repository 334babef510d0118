/** Where the command has started what a program needs; see scripts/testing/bench-servers.mjs. */

function listed(name: string): string[] {
  return (process.env[name] ?? "").split(" ").filter((address) => address !== "");
}

/** Addresses of the app's processes. */
export const APPS = listed("APP_ADDRESSES");
/** By the same places, the addresses at which each can be killed and started. */
export const APP_CONTROLS = listed("APP_CONTROLS");
/** Their processes, as they were started first. */
export const APP_PIDS = listed("APP_PIDS").map(Number);
export const DATABASE_CONTROL = process.env.DATABASE_CONTROL ?? "";
export const DATABASE_URL = process.env.DATABASE_URL ?? "";
/** For what the app itself may not do: fill studies past the guards, make tables. */
export const OWNER_URL = process.env.MIGRATION_DATABASE_URL ?? "";

/** Kills or starts what stands behind the control address, and waits until that is done. */
export async function control(address: string, action: "kill" | "start"): Promise<void> {
  const reply = await fetch(`${address}/${action}`, { method: "POST" });
  if (!reply.ok) throw new Error(`${action}: ${await reply.text()}`);
}
