import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { previewTransport } from "@/components/participant/preview/preview-transport";

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
