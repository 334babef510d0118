import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FakeDevice } from "@/components/participant/queue/testing/fake-device";
import { memoryStorage } from "./device-storage";
import type { Flushed, SendOutcome } from "./flush-queue";
import { forgetRun, sendAndForget, sendWaiting } from "./leave-run";
import { ResponseStore } from "./response-store";
import { RunRecords } from "./run-records";

const response = (second: number) => ({
  ratings: { A: 3 },
  durationMs: 1,
  submittedAt: new Date(second * 1000).toISOString(),
});

/** A device that keeps `waiting` responses, a comment and a stored mark, and a server on a script. */
async function setUp(waiting: number, replies: SendOutcome[] = []) {
  const device = new FakeDevice(memoryStorage());
  const openRun = async (code: string) =>
    new ResponseStore(await RunRecords.open(code, device.tab()));
  const store = await openRun("run");
  for (let number = 1; number <= waiting; number++) store.submit(`t${number}`, response(number));
  store.saveComment({ text: "x", pasted: 0 });
  store.markStored("t0");
  await device.rest();
  const sent: string[] = [];
  const sendResponse = async (trialId: string) => {
    sent.push(trialId);
    return { outcome: replies.shift() ?? ("acknowledged" as const) };
  };
  const finish = async <T>(work: Promise<T>): Promise<T> => {
    await device.rest();
    return work;
  };
  return { device, store, sent, finish, transport: { openRun, sendResponse } };
}

const LASTING = ["try-again", "unknown-browser", "another-participant", "run-ended"] as const;

describe("sendWaiting, before a participant stops", () => {
  it("empties the queue, oldest first, and forgets nothing", async () => {
    const { device, sent, finish, transport } = await setUp(3);
    expect(await finish(sendWaiting(transport, "run"))).toEqual({ kind: "empty" });
    expect(sent).toEqual(["t1", "t2", "t3"]);
    expect(device.kept.has("grounded/run/comment/")).toBe(true);
  });

  it.each(LASTING)("says how many are left when the answer is %s, and keeps them", async (why) => {
    const { device, sent, finish, transport } = await setUp(3, ["acknowledged", why]);
    const flushed = await finish(sendWaiting(transport, "run"));
    expect(flushed).toMatchObject({ kind: "left", left: 2, why });
    expect(sent).toEqual(["t1", "t2"]);
    expect([...device.kept.keys()].filter((name) => name.includes("queued"))).toHaveLength(2);
  });

  it("sends the others past one that is refused, and keeps that one", async () => {
    const { sent, finish, transport } = await setUp(3, ["refused"]);
    const flushed = await finish(sendWaiting(transport, "run"));
    expect(flushed).toMatchObject({ kind: "left", left: 1, why: "refused" });
    expect(sent).toEqual(["t1", "t2", "t3"]);
  });
});

describe("sendAndForget, when the run is over", () => {
  it("sends what waits, and then forgets the run", async () => {
    const { device, sent, finish, transport } = await setUp(2);
    expect(await finish(sendAndForget(transport, "run"))).toEqual({ kind: "empty" });
    expect(sent).toEqual(["t1", "t2"]);
    expect(device.kept.size).toBe(0);
  });

  it("forgets when, and only when, the server has acknowledged every response", async () => {
    const outcome = fc.constantFrom<SendOutcome>("acknowledged", "refused", ...LASTING);
    await fc.assert(
      fc.asyncProperty(fc.nat(4), fc.array(outcome, { maxLength: 4 }), async (waiting, replies) => {
        const script = Array.from({ length: waiting }, (_, at) => replies[at] ?? "acknowledged");
        const stop = script.findIndex((reply) => reply !== "acknowledged" && reply !== "refused");
        const reached = stop < 0 ? script : script.slice(0, stop);
        const left = waiting - reached.filter((reply) => reply === "acknowledged").length;
        const { device, finish, transport } = await setUp(waiting, [...script]);
        const flushed: Flushed = await finish(sendAndForget(transport, "run"));
        const queued = [...device.kept.keys()].filter((name) => name.includes("/queued/"));
        expect(queued).toHaveLength(left);
        if (left > 0) {
          const why = stop < 0 ? "refused" : script[stop];
          expect(flushed).toMatchObject({ kind: "left", left, why });
          expect(device.kept.has("grounded/run/comment/")).toBe(true);
        } else {
          expect(flushed).toEqual({ kind: "empty" });
          expect(device.kept.size).toBe(0);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("sends as well what another tab queues while the last response is on its way", async () => {
    const { device, store, sent, finish, transport } = await setUp(1);
    const sendResponse = async (trialId: string) => {
      sent.push(trialId);
      if (trialId === "t1") store.submit("t2", response(2));
      return { outcome: "acknowledged" as const };
    };
    const done = sendAndForget({ ...transport, sendResponse }, "run");
    expect(await finish(done)).toEqual({ kind: "empty" });
    expect(sent).toEqual(["t1", "t2"]);
    expect(device.kept.size).toBe(0);
  });
});

describe("forgetRun, at an erasure", () => {
  it("sends nothing and forgets everything", async () => {
    const { device, sent, finish, transport } = await setUp(2);
    await finish(forgetRun(transport, "run"));
    expect(sent).toEqual([]);
    expect(device.kept.size).toBe(0);
  });
});
