import { describe, expect, it } from "vitest";
import { FakeDevice } from "@/components/participant/queue/testing/fake-device";
import { type KeyValueStore, memoryStorage } from "./device-storage";
import { RunRecords } from "./run-records";

const response = (value = 4) => ({
  ratings: { Plausibility: value },
  durationMs: 1000,
  submittedAt: "2026-05-04T10:00:00.000Z",
});
const nowhere = { indexed: null, local: null, openTabs: null };
const full: KeyValueStore = {
  ...memoryStorage(),
  setItem: () => {
    throw new DOMException("full", "QuotaExceededError");
  },
};
const entries = (storage: KeyValueStore) =>
  Array.from({ length: storage.length }, (_, index) => storage.key(index));

describe("RunRecords", () => {
  it("shows a change at once, and has it after a reload", async () => {
    const device = new FakeDevice();
    const records = await RunRecords.open("run", device.tab());
    records.write(["queued", "t1", response()]);
    expect(records.get("queued", "t1")).toEqual(response());
    expect(device.kept.size).toBe(0);
    await device.rest();
    const reloaded = await RunRecords.open("run", device.tab());
    expect(reloaded.get("queued", "t1")).toEqual(response());
  });

  it("begins to keep a change in the moment it is made", async () => {
    const device = new FakeDevice();
    const records = await RunRecords.open("run", device.tab());
    records.write(["draft", "t1", { answers: { Plausibility: 2 } }]);
    // Nothing in between: no promise had a turn.
    device.commitOldest();
    expect(device.kept.size).toBe(1);
  });

  it("loses nothing when the page is closed before the database has taken it", async () => {
    const device = new FakeDevice();
    const local = memoryStorage();
    const records = await RunRecords.open("run", { ...device.tab(), local });
    records.write(["queued", "t1", response()]);
    expect(device.kept.size).toBe(0);
    // Another page of the same device; the database has never heard of the answer.
    const later = new FakeDevice();
    const reopened = await RunRecords.open("run", { ...later.tab(), local });
    expect(reopened.get("queued", "t1")).toEqual(response());
    await later.rest();
    expect(later.kept.size).toBe(1);
    expect(entries(local)).toEqual([]);
  });

  it("falls back to local storage for what the database does not take, and back again", async () => {
    const local = memoryStorage();
    const device = new FakeDevice(local);
    const records = await RunRecords.open("run", device.tab());
    records.write(["draft", "t1", { answers: { Plausibility: 2 } }]);
    device.failOldest();
    await records.settled();
    expect(entries(local)).toEqual(["grounded/run/draft/t1"]);
    expect(
      (await RunRecords.open("run", { ...nowhere, local })).get("draft", "t1")?.answers,
    ).toEqual({ Plausibility: 2 });
    records.write(["draft", "t1", { answers: { Plausibility: 3 } }]);
    await device.rest();
    expect(entries(local)).toEqual([]);
    const reloaded = await RunRecords.open("run", device.tab());
    expect(reloaded.get("draft", "t1")?.answers).toEqual({ Plausibility: 3 });
  });

  it("never puts an older value in the place of a newer one, whichever write fails", async () => {
    const local = memoryStorage();
    const device = new FakeDevice(local);
    const records = await RunRecords.open("run", device.tab());
    records.write(["draft", "t1", { answers: { Plausibility: 2 } }]);
    records.write(["draft", "t1", { answers: { Plausibility: 3 } }]);
    device.failOldest();
    await device.rest();
    expect(entries(local)).toEqual([]);
    const reloaded = await RunRecords.open("run", device.tab());
    expect(reloaded.get("draft", "t1")?.answers).toEqual({ Plausibility: 3 });
  });

  it("keeps the newest value in local storage while an older one reaches the database late", async () => {
    const local = memoryStorage();
    const device = new FakeDevice(local);
    const records = await RunRecords.open("run", device.tab());
    records.write(["draft", "t1", { answers: { Plausibility: 2 } }]);
    records.write(["draft", "t1", { answers: { Plausibility: 3 } }]);
    device.failNewest();
    await device.rest();
    const reloaded = await RunRecords.open("run", device.tab());
    expect(reloaded.get("draft", "t1")?.answers).toEqual({ Plausibility: 3 });
  });

  it("does not take an older value back from the device for one that only the memory has", async () => {
    const device = new FakeDevice(full);
    const records = await RunRecords.open("run", device.tab());
    records.write(["draft", "t1", { answers: { Plausibility: 2 } }]);
    device.commitOldest();
    records.write(["draft", "t1", { answers: { Plausibility: 3 } }]);
    device.failOldest();
    await records.settled();
    await records.refresh();
    expect(records.get("draft", "t1")?.answers).toEqual({ Plausibility: 3 });
  });

  it("keeps in memory what no storage takes, and knows that it would go with the page", async () => {
    const records = await RunRecords.open("run", { ...nowhere, local: full });
    records.write(["queued", "t1", response()]);
    await records.settled();
    expect(records.get("queued", "t1")).toEqual(response());
    expect(records.isAtRisk("queued", "t1")).toBe(true);
    records.write(["queued", "t1"]);
    await records.settled();
    expect(records.isAtRisk("queued", "t1")).toBe(false);
  });

  it("takes over what an earlier version of the page left in local storage", async () => {
    const local = memoryStorage();
    local.setItem("grounded/run/draft/t3", JSON.stringify({ Plausibility: 2 }));
    local.setItem("grounded/run/queued/t2", JSON.stringify(response()));
    local.setItem("grounded/run/stored/t1", "true");
    local.setItem("grounded/run/comment/", JSON.stringify("So far so good"));
    local.setItem("grounded/run/about-you/", "{}");
    local.setItem("grounded/other/queued/t9", JSON.stringify(response()));
    const device = new FakeDevice(local);
    const records = await RunRecords.open("run", device.tab());
    expect(records.get("draft", "t3")).toEqual({ answers: { Plausibility: 2 } });
    expect(records.get("queued", "t2")).toEqual(response());
    expect(records.get("stored", "t1")).toBe(true);
    expect(records.get("comment", "")).toEqual({ text: "So far so good", pasted: 0 });
    // It leaves local storage when, and only when, the database has it.
    expect(local.length).toBe(6);
    await device.rest();
    expect(entries(local)).toEqual(["grounded/run/about-you/", "grounded/other/queued/t9"]);
    const reloaded = await RunRecords.open("run", device.tab());
    expect(reloaded.get("queued", "t2")).toEqual(response());
    expect(reloaded.trialIds("queued")).toEqual(["t2"]);
  });

  it("ignores what it cannot read", async () => {
    const local = memoryStorage();
    local.setItem("grounded/run/queued/t1", "{not json");
    local.setItem("grounded/run/queued/t2", "5");
    const records = await RunRecords.open("run", { ...nowhere, local });
    expect(records.trialIds("queued")).toEqual([]);
  });

  it("tells other tabs, where neither takes an answer from the other", async () => {
    const device = new FakeDevice();
    const a = await RunRecords.open("run", device.tab());
    const b = await RunRecords.open("run", device.tab());
    let changes = 0;
    b.subscribe(() => changes++);
    a.write(["draft", "t1", { answers: { Plausibility: 2 } }]);
    b.write(["draft", "t1", { answers: { Understandability: 5 } }]);
    await device.rest();
    const both = { Plausibility: 2, Understandability: 5 };
    expect(a.get("draft", "t1")?.answers).toEqual(both);
    expect(b.get("draft", "t1")?.answers).toEqual(both);
    a.write(["queued", "t1", response(4)], ["draft", "t1"]);
    await device.rest();
    expect(b.get("queued", "t1")).toEqual(response(4));
    expect(b.get("draft", "t1")).toBeUndefined();
    expect(changes).toBeGreaterThanOrEqual(2);
  });

  it("finds what other tabs kept while it slept", async () => {
    const device = new FakeDevice();
    const a = await RunRecords.open("run", device.tab());
    const asleep = await RunRecords.open("run", { ...device.tab(), openTabs: null });
    a.write(["stored", "t1", true]);
    await asleep.refresh();
    expect(asleep.get("stored", "t1")).toBe(true);
  });

  it("forgets the run everywhere, and only the run", async () => {
    const local = memoryStorage();
    local.setItem("grounded/run/about-you/", "{}");
    local.setItem("grounded/run2/about-you/", "{}");
    const device = new FakeDevice(local);
    const here = await RunRecords.open("run", device.tab());
    const there = await RunRecords.open("run", device.tab());
    const other = await RunRecords.open("run2", device.tab());
    here.write(["stored", "t1", true], ["comment", "", { text: "x", pasted: 0 }]);
    other.write(["queued", "t9", response()]);
    await device.rest();
    const forgotten: boolean[] = [];
    there.subscribe((run) => forgotten.push(run));
    const cleared = here.clear();
    await device.rest();
    await cleared;
    await device.rest();
    expect([...device.kept.keys()]).toEqual(["grounded/run2/queued/t9"]);
    expect(entries(local)).toEqual(["grounded/run2/about-you/"]);
    expect(there.get("stored", "t1")).toBeUndefined();
    expect(forgotten).toContain(true);
  });

  it("goes on without a database that fails to open", async () => {
    const local = memoryStorage();
    const broken = {
      load: () => Promise.reject(new Error("broken")),
      save: () => Promise.reject(new Error("broken")),
    };
    const layers = { indexed: broken, local, openTabs: null };
    const records = await RunRecords.open("run", layers);
    records.write(["queued", "t1", response()]);
    await records.settled();
    expect((await RunRecords.open("run", layers)).get("queued", "t1")).toEqual(response());
  });
});
