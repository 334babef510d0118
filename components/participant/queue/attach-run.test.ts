import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FakeDevice } from "@/components/participant/queue/testing/fake-device";
import { attachRun } from "./attach-run";
import { memoryStorage } from "./device-storage";
import { ResponseStore } from "./response-store";
import { RunRecords } from "./run-records";
import { liveTransport } from "./run-transport";

const response = { ratings: { A: 3 }, durationMs: 1, submittedAt: "2026-05-04T10:00:00.000Z" };
const reload = vi.fn();

beforeEach(() => {
  const listening = { addEventListener: () => {}, removeEventListener: () => {} };
  vi.stubGlobal("window", { ...listening, location: { reload } });
  vi.stubGlobal("document", { ...listening, hidden: false });
  vi.stubGlobal("navigator", {});
});
afterEach(() => {
  vi.unstubAllGlobals();
  reload.mockReset();
});

/** A page of a run, and another tab that forgets the run. */
async function forgetElsewhere(queued: boolean) {
  const device = new FakeDevice(memoryStorage());
  const open = async () => new ResponseStore(await RunRecords.open("run", device.tab()));
  const here = await open();
  const there = await open();
  const unanswered = () => new Promise<never>(() => {});
  const transport = { ...liveTransport, sendResponse: unanswered };
  const { detach } = attachRun(
    "run",
    here,
    transport,
    () => {},
    () => {},
  );
  const cleared = there.records.clear();
  // The other tab has not heard of it yet.
  if (queued) here.submit("t1", response);
  await device.rest();
  await cleared;
  await device.rest();
  detach();
  return here.queued();
}

describe("A page whose run another tab forgets", () => {
  it("is loaded again, so that it shows where the run stands", async () => {
    expect(await forgetElsewhere(false)).toEqual([]);
    expect(reload).toHaveBeenCalled();
  });

  it("stays while an answer waits in it that would go with the page", async () => {
    expect(await forgetElsewhere(true)).toMatchObject([{ trialId: "t1" }]);
    expect(reload).not.toHaveBeenCalled();
  });
});
