import { expect, it } from "vitest";
import { makePasswordQueue } from "./password-queue";

/** Work that ends when it is told to. */
function held() {
  let release = () => {};
  const ended = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { ended, release };
}

it("A flood of passwords is refused beyond what waits, and does not begin", async () => {
  const queue = makePasswordQueue(2, 3);
  const gate = held();
  let begun = 0;
  const work = () => {
    begun += 1;
    return gate.ended;
  };
  const all = Array.from({ length: 100 }, () => queue.run(work).then(() => "done"));
  const settled = Promise.allSettled(all);
  await Promise.resolve();
  gate.release();
  const outcomes = await settled;
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(begun);
  expect(begun).toBeLessThanOrEqual(5);
  const refused = outcomes.find((outcome) => outcome.status === "rejected");
  expect(refused?.reason).toMatchObject({ code: "unavailable", status: 503, retryAfter: 5 });
  // Who comes later is served again.
  await expect(queue.run(async () => "later")).resolves.toBe("later");
});

it("Work that fails makes room for what waits", async () => {
  const queue = makePasswordQueue(1, 5);
  const failing = queue.run(() => Promise.reject(new Error("broken")));
  await expect(failing).rejects.toThrow("broken");
  await expect(queue.run(async () => "next")).resolves.toBe("next");
});
