import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SendReply } from "./flush-queue";
import { openPassingRun } from "./open-passing-run";
import { pauseAfter, type SaveState, startSender } from "./response-sender";
import type { ResponseStore } from "./response-store";

function submit(store: ResponseStore, trialId: string, second: number) {
  const submittedAt = new Date(second * 1000).toISOString();
  store.submit(trialId, { ratings: { Plausibility: 3 }, durationMs: 1, submittedAt });
}

/** A sender on a script of replies; when the script is over, everything is acknowledged. */
async function setUp(replies: (SendReply | SendReply["outcome"])[]) {
  const store = await openPassingRun("run");
  const sent: string[] = [];
  const states: SaveState[] = [];
  const pauses: { milliseconds: number; cutShort: boolean }[] = [];
  const wake = startSender({
    store,
    send: async (trialId) => {
      sent.push(trialId);
      const reply = replies.shift() ?? "acknowledged";
      return typeof reply === "string" ? { outcome: reply } : reply;
    },
    onState: (state) => states.push(state),
    pause: async (milliseconds, cutShort) => void pauses.push({ milliseconds, cutShort }),
    random: () => 1,
    alone: (work) => work(),
  });
  /** Lets everything that is under way come to its end. */
  const settle = async () => {
    for (let turn = 0; turn < 300; turn++) await Promise.resolve();
  };
  return { store, sent, states, pauses, wake, settle };
}

describe("startSender", () => {
  it("sends each response once when all goes well, and says so", async () => {
    const { store, sent, states, wake, settle } = await setUp([]);
    submit(store, "t1", 1);
    submit(store, "t2", 2);
    wake();
    wake();
    await settle();
    expect(sent).toEqual(["t1", "t2"]);
    expect(states.at(0)).toBe("saving");
    expect(states.at(-1)).toBe("saved");
  });

  it("sends again until the server acknowledges, whatever gets lost on the way", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constant<SendReply["outcome"]>("try-again"), { maxLength: 12 }),
        async (lost) => {
          const { store, sent, states, pauses, wake, settle } = await setUp([...lost]);
          submit(store, "t1", 1);
          wake();
          await settle();
          expect(sent).toHaveLength(lost.length + 1);
          expect(pauses).toHaveLength(lost.length);
          expect(pauses.every(({ cutShort }) => cutShort)).toBe(true);
          expect(store.queued()).toEqual([]);
          expect(states.at(-1)).toBe("saved");
          expect(states.includes("offline")).toBe(lost.length > 0);
        },
      ),
    );
  });

  it("leaves a server alone for as long as it asks, network or not", async () => {
    const { store, pauses, wake, settle } = await setUp([
      { outcome: "try-again", retryAfterMs: 30_000 },
      { outcome: "try-again", retryAfterMs: 0 },
    ]);
    submit(store, "t1", 1);
    wake();
    await settle();
    expect(pauses).toEqual([
      { milliseconds: 30_000, cutShort: false },
      // Its own pause stays, where the server asks for less.
      { milliseconds: 2000, cutShort: false },
    ]);
    expect(store.queued()).toEqual([]);
  });

  it.each(["unknown-browser", "refused"] as const)(
    "keeps the response and says so when the answer is %s",
    async (outcome) => {
      const { store, states, wake, settle } = await setUp([outcome]);
      submit(store, "t1", 1);
      wake();
      await settle();
      expect(states.at(-1)).toBe(outcome);
      expect(store.queued()).toHaveLength(1);
      // Woken again, by a later answer for instance, it tries again.
      wake();
      await settle();
      expect(store.queued()).toHaveLength(0);
    },
  );

  it("sends the others past a response that is refused, and still says so", async () => {
    const { store, sent, states, wake, settle } = await setUp(["refused"]);
    for (const second of [1, 2, 3]) submit(store, `t${second}`, second);
    wake();
    await settle();
    expect(sent).toEqual(["t1", "t2", "t3"]);
    expect(store.queued().map(({ trialId }) => trialId)).toEqual(["t1"]);
    expect(states.at(-1)).toBe("refused");
  });

  it("forgets no answer that is queued while the sender is about to stop", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 20 }), async (turns) => {
        const { store, sent, wake, settle } = await setUp([]);
        submit(store, "t1", 1);
        wake();
        for (let turn = 0; turn < turns; turn++) await Promise.resolve();
        submit(store, "t2", 2);
        wake();
        await settle();
        expect(sent).toEqual(["t1", "t2"]);
      }),
    );
  });
});

describe("pauseAfter", () => {
  it("doubles from one second to fifteen, spread over its upper half", () => {
    expect([1, 2, 3, 4, 5, 50].map((failures) => pauseAfter(failures, 1))).toEqual([
      1000, 2000, 4000, 8000, 15_000, 15_000,
    ]);
    expect(pauseAfter(3, 0)).toBe(2000);
  });
});
