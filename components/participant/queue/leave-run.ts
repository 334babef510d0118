import { type Flushed, flushQueue } from "./flush-queue";
import type { RunTransport } from "./run-transport";

type Leaving = Pick<RunTransport, "openRun" | "sendResponse">;

/** Sends what the device still keeps of a run, and forgets nothing. @returns what is left, and why. */
export async function sendWaiting(transport: Leaving, code: string): Promise<Flushed> {
  const store = await transport.openRun(code);
  const flushed = await flushQueue(store, transport.sendResponse);
  store.records.close();
  return flushed;
}

/**
 * The run is over: sends what waits, and forgets the run once the server has all of it. While
 * anything is left, everything stays on the device.
 */
export async function sendAndForget(transport: Leaving, code: string): Promise<Flushed> {
  const store = await transport.openRun(code);
  let flushed: Flushed;
  // Another tab may queue a response between the last acknowledgement and the forgetting.
  do flushed = await flushQueue(store, transport.sendResponse);
  while (flushed.kind === "empty" && !(await store.forgetIfSent()));
  store.records.close();
  return flushed;
}

/** The device forgets a run, sent or not: the participant wants nothing of it kept. */
export async function forgetRun(transport: Leaving, code: string): Promise<void> {
  const { records } = await transport.openRun(code);
  await records.clear();
  records.close();
}
