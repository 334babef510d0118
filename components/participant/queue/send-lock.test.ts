import { afterEach, describe, expect, it, vi } from "vitest";
import { sendingAlone } from "./send-lock";

type Granted = (lock: object | null) => Promise<unknown>;

/** Locks as browsers give them: one holder a name, the others in line. */
function fakeLocks() {
  const lines = new Map<string, Promise<unknown>>();
  const request = async (
    name: string,
    options: { ifAvailable?: boolean; signal?: AbortSignal },
    granted: Granted,
  ) => {
    const before = lines.get(name);
    if (before && options.ifAvailable) return granted(null);
    if (before) {
      await Promise.race([
        before,
        new Promise((_, reject) =>
          options.signal?.addEventListener("abort", () => reject(options.signal?.reason)),
        ),
      ]);
    }
    const held = granted({}).finally(() => {
      if (lines.get(name) === held) lines.delete(name);
    });
    lines.set(name, held);
    return held;
  };
  return { request } as unknown as Pick<LockManager, "request">;
}

function deferred() {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

afterEach(() => void vi.useRealTimers());

describe("sendingAlone", () => {
  it("lets one tab at a time send, and the next one catch up before it does", async () => {
    const locks = fakeLocks();
    const order: string[] = [];
    const tab = (name: string) =>
      sendingAlone("run", locks, async () => void order.push(`${name} catches up`));
    const first = deferred();
    const a = tab("a")(async () => {
      order.push("a begins");
      await first.promise;
      order.push("a ends");
      return 1;
    });
    await Promise.resolve();
    const b = tab("b")(async () => {
      order.push("b sends");
      return 2;
    });
    await Promise.resolve();
    first.resolve();
    expect(await Promise.all([a, b])).toEqual([1, 2]);
    expect(order).toEqual(["a begins", "a ends", "b catches up", "b sends"]);
  });

  it("does not hold up another run", async () => {
    const locks = fakeLocks();
    sendingAlone("run", locks, async () => {})(() => new Promise(() => {}));
    expect(await sendingAlone("other", locks, async () => {})(async () => 1)).toBe(1);
  });

  it("sends all the same when the holder was put to sleep with the lock", async () => {
    vi.useFakeTimers();
    const locks = fakeLocks();
    sendingAlone("run", locks, async () => {})(() => new Promise(() => {}));
    const work = vi.fn(async () => 1);
    const waiting = sendingAlone("run", locks, async () => {})(work);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await waiting).toBe(1);
    expect(work).toHaveBeenCalledOnce();
  });

  it("sends without locks where the browser has none, or refuses them", async () => {
    expect(await sendingAlone("run", undefined, async () => {})(async () => 1)).toBe(1);
    const refusing = { request: () => Promise.reject(new DOMException("no", "SecurityError")) };
    expect(await sendingAlone("run", refusing, async () => {})(async () => 1)).toBe(1);
  });

  it("does the work once, also when it fails", async () => {
    const work = vi.fn(() => Promise.reject(new Error("broken")));
    await expect(sendingAlone("run", fakeLocks(), async () => {})(work)).rejects.toThrow("broken");
    expect(work).toHaveBeenCalledOnce();
  });
});
