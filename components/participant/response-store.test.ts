import { describe, expect, it } from "vitest";
import { backedByMemory, memoryStorage } from "./device-storage";
import { type KeyValueStore, ResponseStore } from "./response-store";

const response = (submittedAt = "2026-05-04T10:00:00.000Z", value = 4) => ({
  ratings: { Plausibility: value },
  durationMs: 1000,
  submittedAt,
});

describe("ResponseStore", () => {
  it("keeps a response until it is acknowledged, over a reload and in another tab", () => {
    const storage = memoryStorage();
    new ResponseStore(storage, "run").submit("t1", response());
    const reloaded = new ResponseStore(storage, "run");
    expect(reloaded.queued()).toEqual([{ trialId: "t1", response: response() }]);
    expect(reloaded.isAnswered("t1")).toBe(true);
    reloaded.markStored("t1");
    expect(reloaded.queued()).toEqual([]);
    expect(reloaded.isAnswered("t1")).toBe(true);
    expect(new ResponseStore(storage, "run").isAnswered("t1")).toBe(true);
  });

  it("keeps the first answer of a trial that two tabs submit", () => {
    const storage = memoryStorage();
    new ResponseStore(storage, "run").submit("t1", response(undefined, 4));
    new ResponseStore(storage, "run").submit("t1", response(undefined, 1));
    expect(new ResponseStore(storage, "run").queued()[0]?.response.ratings.Plausibility).toBe(4);
  });

  it("sends the oldest first, and keeps runs apart", () => {
    const storage = memoryStorage();
    const store = new ResponseStore(storage, "run");
    store.submit("t2", response("2026-05-04T10:00:02.000Z"));
    store.submit("t1", response("2026-05-04T10:00:01.000Z"));
    new ResponseStore(storage, "other").submit("t9", response());
    expect(store.queued().map(({ trialId }) => trialId)).toEqual(["t1", "t2"]);
  });

  it("keeps what was begun, until it is submitted", () => {
    const store = new ResponseStore(memoryStorage(), "run");
    store.saveDraft("t1", { Plausibility: 2 });
    expect(store.draft("t1")).toEqual({ Plausibility: 2 });
    store.submit("t1", response());
    expect(store.draft("t1")).toEqual({});
    store.saveComment("So far so good");
    expect(store.comment()).toBe("So far so good");
  });

  it("forgets the run, and only the run", () => {
    const storage = memoryStorage();
    const store = new ResponseStore(storage, "run");
    const other = new ResponseStore(storage, "other");
    store.submit("t1", response());
    store.saveComment("x");
    other.submit("t9", response());
    store.clear();
    expect(store.isAnswered("t1")).toBe(false);
    expect(store.comment()).toBe("");
    expect(other.queued()).toHaveLength(1);
  });

  it("tells that another tab has finished from every other change", () => {
    const store = new ResponseStore(memoryStorage(), "run");
    expect(store.isForgotten({ key: "grounded/run/stored/t1", newValue: null })).toBe(true);
    expect(store.isForgotten({ key: "grounded/run/stored/t1", newValue: "true" })).toBe(false);
    expect(store.isForgotten({ key: "grounded/run/queued/t1", newValue: null })).toBe(false);
    expect(store.isForgotten({ key: "grounded/other/stored/t1", newValue: null })).toBe(false);
    expect(store.isForgotten({ key: null, newValue: null })).toBe(false);
  });

  it("ignores what it cannot read", () => {
    const storage = memoryStorage();
    storage.setItem("grounded/run/queued/t1", "{not json");
    expect(new ResponseStore(storage, "run").queued()).toEqual([]);
  });
});

describe("backedByMemory", () => {
  it("keeps in memory what a full storage does not take", () => {
    const full: KeyValueStore = {
      ...memoryStorage(),
      setItem: () => {
        throw new DOMException("full", "QuotaExceededError");
      },
    };
    const store = new ResponseStore(backedByMemory(full), "run");
    store.submit("t1", response());
    expect(store.queued()).toHaveLength(1);
    store.markStored("t1");
    expect(store.queued()).toHaveLength(0);
    expect(store.isAnswered("t1")).toBe(true);
  });
});
