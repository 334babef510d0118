import { describe, expect, it } from "vitest";
import { FakeDevice } from "@/components/participant/queue/testing/fake-device";
import { openPassingRun } from "./open-passing-run";
import { ResponseStore } from "./response-store";
import { RunRecords } from "./run-records";

const response = (submittedAt = "2026-05-04T10:00:00.000Z", value = 4) => ({
  ratings: { Plausibility: value },
  durationMs: 1000,
  submittedAt,
});
const openOn = async (device: FakeDevice, run = "run") =>
  new ResponseStore(await RunRecords.open(run, device.tab()));

describe("ResponseStore", () => {
  it("keeps a response until it is acknowledged, over a reload and in another tab", async () => {
    const device = new FakeDevice();
    (await openOn(device)).submit("t1", response());
    const reloaded = await openOn(device);
    expect(reloaded.queued()).toEqual([{ trialId: "t1", response: response() }]);
    expect(reloaded.isAnswered("t1")).toBe(true);
    reloaded.markStored("t1");
    expect(reloaded.queued()).toEqual([]);
    expect(reloaded.isAnswered("t1")).toBe(true);
    const other = await openOn(device);
    expect(other.isAnswered("t1")).toBe(true);
    expect(other.queued()).toEqual([]);
  });

  it("keeps the first answer of a trial that two tabs submit", async () => {
    const device = new FakeDevice();
    const [a, b] = [await openOn(device), await openOn(device)];
    a.submit("t1", response(undefined, 4));
    await device.rest();
    b.submit("t1", response(undefined, 1));
    expect((await openOn(device)).queued()[0]?.response.ratings.Plausibility).toBe(4);
  });

  it("does not queue again, in a tab that hears late, what has been acknowledged", async () => {
    const device = new FakeDevice();
    const [a, late] = [await openOn(device), await openOn(device)];
    a.submit("t1", response());
    a.markStored("t1");
    late.submit("t1", response(undefined, 1));
    await device.rest();
    expect(late.queued()).toEqual([]);
    expect((await openOn(device)).queued()).toEqual([]);
  });

  it("sends the oldest first, and keeps runs apart", async () => {
    const device = new FakeDevice();
    const store = await openOn(device);
    store.submit("t2", response("2026-05-04T10:00:02.000Z"));
    store.submit("t1", response("2026-05-04T10:00:01.000Z"));
    (await openOn(device, "other")).submit("t9", response());
    expect(store.queued().map(({ trialId }) => trialId)).toEqual(["t1", "t2"]);
    expect((await openOn(device)).queued()).toHaveLength(2);
  });

  it("keeps what was begun with its times, until it is submitted", async () => {
    const device = new FakeDevice();
    const store = await openOn(device);
    const times = { elapsedMs: 700, awayMs: 0, firstAnswerMs: 700, changes: 0, focusLosses: 0 };
    store.saveDraft("t1", { Plausibility: 2 }, times);
    const draft = { answers: { Plausibility: 2 }, times };
    expect((await openOn(device)).draft("t1")).toEqual(draft);
    store.submit("t1", response());
    expect(store.draft("t1")).toEqual({ answers: {} });
    // A page that is left says how long it was looked at, after the submission too.
    store.saveDraft("t1", {}, times);
    await device.rest();
    expect([...device.kept.keys()]).toEqual(["grounded/run/queued/t1"]);
    store.saveComment({ text: "So far so good", pasted: 6 });
    expect((await openOn(device)).comment()).toEqual({ text: "So far so good", pasted: 6 });
  });

  it("shows a trial again, with its draft, whose submission went down with the page", async () => {
    const device = new FakeDevice();
    const tab = device.tab();
    const store = new ResponseStore(await RunRecords.open("run", tab));
    store.saveDraft("t1", { Plausibility: 2 });
    await device.rest();
    store.submit("t1", response());
    device.crash(tab);
    const reopened = await openOn(device);
    expect(reopened.isAnswered("t1")).toBe(false);
    expect(reopened.draft("t1").answers).toEqual({ Plausibility: 2 });
  });

  it("says when a response would go with the page", async () => {
    const store = await openPassingRun("run");
    expect(store.isAtRisk()).toBe(false);
    store.submit("t1", response());
    await store.records.settled();
    expect(store.isAtRisk()).toBe(true);
    store.markStored("t1");
    expect(store.isAtRisk()).toBe(false);
  });
});
