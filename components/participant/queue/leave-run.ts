import type { RunTransport } from "./run-transport";

/** Sends what the device still keeps of a run, each response once; stops where one does not arrive. */
export async function sendWaiting(transport: RunTransport, code: string): Promise<void> {
  const store = await transport.openRun(code);
  for (const { trialId, response } of store.queued()) {
    const { outcome } = await transport.sendResponse(trialId, response);
    if (outcome !== "acknowledged") break;
    store.markStored(trialId);
  }
  store.records.close();
}

/** The device forgets what it kept of a run. */
export async function forgetRun(transport: RunTransport, code: string): Promise<void> {
  const { records } = await transport.openRun(code);
  await records.clear();
  records.close();
}
