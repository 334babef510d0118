import { expect, it } from "vitest";
import { beginAttempt, endAttempt, passwordCounters } from "./slow-guessing";

it("Right passwords of one account that come at the same moment all go through", async () => {
  const email = `${crypto.randomUUID()}@example.org`;
  const signIn = async () => {
    const counters = passwordCounters({ email, address: null });
    const wait = await beginAttempt(counters);
    if (wait === 0) await endAttempt(counters);
  };
  for (let round = 0; round < 40; round++) {
    await expect(Promise.all([signIn(), signIn(), signIn()])).resolves.toBeDefined();
  }
});
