import { describe, expect, it, vi } from "vitest";
import { inBatches } from "./in-batches";

/** Doubles numbers, and lets the test decide when a batch is done. */
function doubling(options: { most: number; atOnce?: number; gatherMs?: number }) {
  const batches: number[][] = [];
  const open: (() => void)[] = [];
  const double = inBatches(async (jobs: number[]) => {
    batches.push(jobs);
    await new Promise<void>((resolve) => open.push(resolve));
    return jobs.map((job) => 2 * job);
  }, options);
  const finishOne = async () => {
    open.shift()?.();
    for (let turn = 0; turn < 5; turn++) await Promise.resolve();
  };
  return { batches, double, finishOne };
}

describe("Jobs in batches", () => {
  it("begin at once when nothing is under way", () => {
    const { batches, double } = doubling({ most: 10, gatherMs: 60_000 });
    double(1);
    expect(batches).toEqual([[1]]);
  });

  it("wait for more in a rush, until a batch is as large as it may be", async () => {
    vi.useFakeTimers();
    const { batches, double, finishOne } = doubling({ most: 3, gatherMs: 50 });
    double(1);
    double(2);
    await finishOne();
    double(3);
    expect(batches).toEqual([[1]]);
    await vi.advanceTimersByTimeAsync(50);
    expect(batches).toEqual([[1], [2, 3]]);
    for (const job of [4, 5, 6]) double(job);
    await finishOne();
    expect(batches).toEqual([[1], [2, 3], [4, 5, 6]]);
    vi.useRealTimers();
  });

  it("wait for those before them and then go together, as many as a batch takes", async () => {
    const { batches, double, finishOne } = doubling({ most: 3 });
    const results = Promise.all([1, 2, 3, 4, 5].map(double));
    await finishOne();
    expect(batches).toEqual([[1], [2, 3, 4]]);
    await finishOne();
    await finishOne();
    expect(await results).toEqual([2, 4, 6, 8, 10]);
    expect(batches).toEqual([[1], [2, 3, 4], [5]]);
  });

  it("go in as many batches at a time as are allowed", () => {
    const { batches, double } = doubling({ most: 10, atOnce: 2 });
    for (const job of [1, 2, 3]) double(job);
    expect(batches).toEqual([[1], [2]]);
  });

  it("fail alone when their result is an error", async () => {
    const halve = inBatches(
      async (jobs: number[]) => jobs.map((job) => (job % 2 ? new Error(`${job} is odd`) : job / 2)),
      { most: 10 },
    );
    const [four, five, six] = await Promise.allSettled([4, 5, 6].map(halve));
    expect(four).toMatchObject({ value: 2 });
    expect(five).toMatchObject({ reason: { message: "5 is odd" } });
    expect(six).toMatchObject({ value: 3 });
  });

  it("fail together where the database is overloaded: one by one they would wait for ever", async () => {
    let batches = 0;
    const jobs = inBatches(
      async () => {
        batches += 1;
        await Promise.resolve();
        throw Object.assign(new Error("No transaction."), { code: "P2028" });
      },
      { most: 100 },
    );
    const ended = await Promise.allSettled(Array.from({ length: 50 }, (_, job) => jobs(job)));
    expect(ended.every(({ status }) => status === "rejected")).toBe(true);
    expect(batches).toBe(2);
  });

  it("are tried one by one when a batch breaks off", async () => {
    const batches: number[][] = [];
    const give = inBatches(
      async (jobs: number[]) => {
        batches.push(jobs);
        await Promise.resolve();
        if (jobs.includes(3)) throw new Error("3 breaks everything");
        return jobs;
      },
      { most: 10 },
    );
    const settled = await Promise.allSettled([1, 2, 3, 4].map(give));
    expect(settled.map(({ status }) => status)).toEqual([
      "fulfilled",
      "fulfilled",
      "rejected",
      "fulfilled",
    ]);
    expect(batches).toEqual([[1], [2, 3, 4], [2], [3], [4]]);
  });
});
