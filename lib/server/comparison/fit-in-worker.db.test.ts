import type { Worker } from "node:worker_threads";
import { describe, expect, it } from "vitest";
import { fitComparison } from "@/lib/comparison/fit-comparison";
import type { ResponseTable } from "@/lib/comparison/responses/response-table";
import { createRandom } from "@/lib/random";
import { fitInWorker } from "./fit-in-worker";

const RESAMPLING = { replicates: 100, permutations: 100, confidence: 0.95, seed: "made" };

/** Participants with twenty responses each, the methods in turn. */
function madeTable(participants: number): ResponseTable {
  const random = createRandom("a made table");
  const responses = participants * 20;
  const column = (numberOf: (row: number) => number) =>
    Int32Array.from({ length: responses }, (_, row) => numberOf(row));
  return {
    methods: ["CF", "MT"].map((key) => ({ key, label: key })),
    constructs: ["Plausibility", "Satisfaction"].map((key) => ({
      key,
      statement: null,
      points: 5,
    })),
    responses,
    participant: column((row) => Math.floor(row / 20)),
    method: column((row) => row % 2),
    question: column((row) => (row * 7) % 40),
    explanation: column((row) => ((row * 7) % 40) * 2 + (row % 2)),
    run: column(() => -1),
    correct: new Int8Array(responses).fill(-1),
    position: column((row) => (row % 20) + 1),
    length: Float64Array.from({ length: responses }, () => 50 + random.below(100)),
    ratings: [0, 1].map(() => Int8Array.from({ length: responses }, () => random.below(5))),
    aboutYou: [
      {
        key: "gender",
        levels: ["female", "male"],
        level: Int32Array.from({ length: participants }, () => random.below(2)),
      },
    ],
  };
}

/** The thread that fits at present. */
function thread(): Worker {
  const { groundedFits } = globalThis as unknown as { groundedFits?: { worker: Worker } };
  if (!groundedFits) throw new Error("Nothing was fitted yet.");
  return groundedFits.worker;
}

describe("fitInWorker", () => {
  it("gives exactly what the same fit gives without it", async () => {
    const table = madeTable(30);
    expect(await fitInWorker(table, RESAMPLING)).toEqual(fitComparison(table, RESAMPLING));
  });

  it("gives each who asks at the same time their own figures", async () => {
    const sizes = [12, 3, 7];
    const fitted = await Promise.all(sizes.map((size) => fitInWorker(madeTable(size), RESAMPLING)));
    expect(fitted.map(({ responses }) => responses)).toEqual(sizes.map((size) => size * 20));
  });

  it("leaves the process free for others while it fits twenty thousand responses", async () => {
    let [ticks, fitting] = [0, true];
    const tick = () => {
      ticks += 1;
      if (fitting) setTimeout(tick, 1);
    };
    const fit = fitInWorker(madeTable(1000), RESAMPLING);
    tick();
    expect((await fit).responses).toBe(20_000);
    fitting = false;
    expect(ticks).toBeGreaterThan(20);
  });

  it("says what went wrong in a fit, and goes on with the next", async () => {
    const table = madeTable(3);
    const broken = { ...table, method: table.method.map(() => 9) };
    const [failed, fitted] = await Promise.allSettled([
      fitInWorker(broken, RESAMPLING),
      fitInWorker(table, RESAMPLING),
    ]);
    expect(failed).toMatchObject({ status: "rejected", reason: expect.any(Error) });
    expect(fitted).toMatchObject({ status: "fulfilled", value: { responses: 60 } });
  });

  it("fails what was asked of a thread that dies, and fits in a new one then", async () => {
    await fitInWorker(madeTable(3), RESAMPLING);
    const dying = thread();
    const asked = [fitInWorker(madeTable(1000), RESAMPLING), fitInWorker(madeTable(3), RESAMPLING)];
    const ended = Promise.allSettled(asked);
    await dying.terminate();
    const reason = expect.objectContaining({ message: expect.stringContaining("ended") });
    expect(await ended).toEqual(asked.map(() => ({ status: "rejected", reason })));
    expect((await fitInWorker(madeTable(3), RESAMPLING)).responses).toBe(60);
    expect(thread()).not.toBe(dying);
  });
});
