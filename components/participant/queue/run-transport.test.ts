import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { previewTransport } from "@/components/participant/preview/preview-transport";
import { FakeDevice } from "@/components/participant/queue/testing/fake-device";
import { memoryStorage } from "./device-storage";
import { ResponseStore } from "./response-store";
import { RunRecords } from "./run-records";
import { liveTransport, sendAndForget } from "./run-transport";

const response = { ratings: { A: 3 }, durationMs: 1, submittedAt: "2026-05-04T10:00:00.000Z" };

describe("previewTransport", () => {
  const touched = vi.fn(() => {
    throw new Error("A preview sends and keeps nothing.");
  });
  beforeEach(() => {
    vi.stubGlobal("fetch", touched);
    vi.stubGlobal("indexedDB", { open: touched });
    vi.stubGlobal("BroadcastChannel", touched);
    vi.stubGlobal("window", {
      get localStorage() {
        return touched();
      },
    });
  });
  afterEach(() => vi.unstubAllGlobals());

  it("acknowledges everything, and neither sends nor keeps any of it", async () => {
    const preview = previewTransport({ finish: "/take/demo/thanks" });
    const store = await preview.openRun("run");
    store.saveDraft("t1", { A: 3 });
    store.submit("t1", response);
    expect(await preview.sendResponse("t1", response)).toEqual({ outcome: "acknowledged" });
    store.markStored("t1");
    expect(store.isAnswered("t1")).toBe(true);
    expect(await preview.sendStep("demo", "finish", {})).toEqual({
      kind: "ok",
      body: { next: "/take/demo/thanks" },
    });
    preview.formStorage().setItem("a", "b");
    expect(preview.formStorage().getItem("a")).toBe("b");
    expect((await preview.openRun("run")).isAnswered("t1")).toBe(false);
    expect(touched).not.toHaveBeenCalled();
  });
});

describe("sendAndForget", () => {
  async function deviceWith(outcome: "acknowledged" | "try-again") {
    const device = new FakeDevice(memoryStorage());
    const openRun = async (code: string) =>
      new ResponseStore(await RunRecords.open(code, device.tab()));
    const store = await openRun("run");
    store.submit("t1", response);
    store.saveComment({ text: "x", pasted: 0 });
    const sent: string[] = [];
    const sendResponse = async (trialId: string) => {
      sent.push(trialId);
      return { outcome };
    };
    const done = sendAndForget({ ...liveTransport, openRun, sendResponse }, "run");
    await device.rest();
    await done;
    return { kept: device.kept.size, sent };
  }

  it("sends what waits before it forgets the run", async () => {
    expect(await deviceWith("acknowledged")).toEqual({ kept: 0, sent: ["t1"] });
  });

  it("forgets nothing while an answer cannot be sent", async () => {
    expect(await deviceWith("try-again")).toEqual({ kept: 2, sent: ["t1"] });
  });
});
