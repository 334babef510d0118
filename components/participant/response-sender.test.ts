import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { memoryStorage } from "./device-storage";
import { pauseAfter, type SaveState, type SendOutcome, startSender } from "./response-sender";
import { ResponseStore } from "./response-store";

function submit(store: ResponseStore, trialId: string, second: number) {
  const submittedAt = new Date(second * 1000).toISOString();
  store.submit(trialId, { ratings: { Plausibility: 3 }, durationMs: 1, submittedAt });
}

/** A sender on a script of outcomes; when the script is over, everything is acknowledged. */
function setUp(outcomes: SendOutcome[]) {
  const store = new ResponseStore(memoryStorage(), "run");
  const sent: string[] = [];
  const states: SaveState[] = [];
  const pauses: number[] = [];
  const wake = startSender({
    store,
    send: async (trialId) => {
      sent.push(trialId);
      return outcomes.shift() ?? "acknowledged";
    },
    onState: (state) => states.push(state),
    pause: async (milliseconds) => void pauses.push(milliseconds),
    random: () => 1,
  });
  /** Lets everything that is under way come to its end. */
  const settle = async () => {
    for (let turn = 0; turn < 200; turn++) await Promise.resolve();
  };
  return { store, sent, states, pauses, wake, settle };
}

describe("startSender", () => {
  it("sends each response once when all goes well, and says so", async () => {
    const { store, sent, states, wake, settle } = setUp([]);
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
        fc.array(fc.constant<SendOutcome>("try-again"), { maxLength: 12 }),
        async (lost) => {
          const { store, sent, states, pauses, wake, settle } = setUp([...lost]);
          submit(store, "t1", 1);
          wake();
          await settle();
          expect(sent).toHaveLength(lost.length + 1);
          expect(pauses).toHaveLength(lost.length);
          expect(store.queued()).toEqual([]);
          expect(states.at(-1)).toBe("saved");
          expect(states.includes("offline")).toBe(lost.length > 0);
        },
      ),
    );
  });

  it.each(["unknown-browser", "refused"] as const)(
    "keeps the response and says so when the answer is %s",
    async (outcome) => {
      const { store, states, wake, settle } = setUp([outcome]);
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
});

describe("pauseAfter", () => {
  it("doubles from one second to fifteen, spread over its upper half", () => {
    expect([1, 2, 3, 4, 5, 50].map((failures) => pauseAfter(failures, 1))).toEqual([
      1000, 2000, 4000, 8000, 15_000, 15_000,
    ]);
    expect(pauseAfter(3, 0)).toBe(2000);
  });
});
