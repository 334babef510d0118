import { afterEach, describe, expect, it, vi } from "vitest";
import { FakeDatabase } from "@/components/participant/queue/testing/fake-database";
import { indexedRecords } from "./indexed-records";

afterEach(() => void vi.useRealTimers());

describe("indexedRecords", () => {
  it("keeps and removes records, and finds them by the beginning of their names", async () => {
    const database = new FakeDatabase();
    const records = indexedRecords(database.factory);
    expect(await records.load("run/")).toEqual(new Map());
    await records.save(
      new Map<string, unknown>([
        ["run/a", { x: 1 }],
        ["run2/a", 2],
      ]),
    );
    await records.save(
      new Map<string, unknown>([
        ["run/b", 3],
        ["run/a", undefined],
      ]),
    );
    const later = indexedRecords(database.factory);
    expect(await later.load("run/")).toEqual(new Map([["run/b", 3]]));
  });

  it("says so when a write is not taken", async () => {
    const database = new FakeDatabase();
    const records = indexedRecords(database.factory);
    await records.load("run/");
    database.fault = "full";
    await expect(records.save(new Map([["run/a", 1]]))).rejects.toThrow("full");
  });

  it("says so when it cannot be opened, and takes no writes then", async () => {
    const database = new FakeDatabase();
    database.fault = "refuses";
    const records = indexedRecords(database.factory);
    await expect(records.load("run/")).rejects.toThrow("no");
    await expect(records.save(new Map([["run/a", 1]]))).rejects.toThrow("given up");
  });

  it("gives up after a second on a database that never answers, and does not block it later", async () => {
    vi.useFakeTimers();
    const database = new FakeDatabase();
    database.fault = "never-answers";
    const records = indexedRecords(database.factory);
    const loading = expect(records.load("run/")).rejects.toThrow("does not answer");
    await vi.advanceTimersByTimeAsync(1000);
    await loading;
    database.answerLate();
    await vi.advanceTimersByTimeAsync(0);
    expect(database.connections.map(({ closed }) => closed)).toEqual([true]);
    await expect(records.save(new Map([["run/a", 1]]))).rejects.toThrow("given up");
    await expect(records.load("run/")).rejects.toThrow("given up");
  });

  it("makes way for a newer version of the page", async () => {
    const database = new FakeDatabase();
    const records = indexedRecords(database.factory);
    await records.load("run/");
    database.connections[0]?.onversionchange?.();
    expect(database.connections[0]?.closed).toBe(true);
    await expect(records.save(new Map([["run/a", 1]]))).rejects.toThrow("given up");
  });
});
