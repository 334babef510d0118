import { afterEach, describe, expect, it, vi } from "vitest";
import { env } from "@/lib/env";
import type { Viewing } from "@/lib/server/accounts/still-viewing";
import * as rights from "@/lib/server/accounts/still-viewing";
import { decideExclusion } from "@/lib/server/participants/decide-exclusion";
import { db } from "@/lib/server/shared/db";
import type { BuiltStudy } from "@/lib/server/study-builder/build-study";
import { storeFlagged } from "@/lib/server/testing/flagged-people";
import { makeAccess, makeStaff, makeStudy } from "@/lib/server/testing/made-study";
import { ownerDb } from "@/lib/server/testing/owner-db";
import type { MonitorView } from "@/lib/views/monitor/monitor";
import { createWatcher } from "./create-watcher";
import { MOST_OF_A_PERSON, streamMonitor } from "./stream-monitor";
import { watchStudy } from "./watch-study";

const LONG = { timeout: 60_000, interval: 50 };

/** Two processes of the app, as far as the database can tell. */
const process = () => createWatcher(env().DATABASE_URL);

describe("Processes that watch a study", () => {
  it("are all told of a change, though one alone looks, and another looks when that one goes", async () => {
    const study = await makeStudy();
    const other = await makeStudy();
    const [first, second] = [process(), process()];
    const [heardFirst, heardSecond, heardOther] = [vi.fn(), vi.fn(), vi.fn()];
    const leaveFirst = first.watch(study.id, heardFirst);
    await vi.waitFor(() => expect(first.looksFor()).toEqual([study.id]), LONG);
    const leaveSecond = second.watch(study.id, heardSecond);
    const leaveOther = second.watch(other.id, heardOther);
    await vi.waitFor(() => expect(second.looksFor()).toEqual([other.id]), LONG);
    for (const heard of [heardFirst, heardSecond, heardOther]) {
      await vi.waitFor(() => expect(heard).toHaveBeenCalled(), LONG);
    }

    await storeFlagged(study, { ordinal: 1, trials: [{}] });
    const before = [heardFirst, heardSecond].map(({ mock }) => mock.calls.length);
    await storeFlagged(study, { ordinal: 2, trials: [{}] });
    await vi.waitFor(() => {
      expect(heardFirst.mock.calls.length).toBeGreaterThan(before[0]!);
      expect(heardSecond.mock.calls.length).toBeGreaterThan(before[1]!);
    }, LONG);

    leaveFirst();
    await vi.waitFor(
      () => expect(second.looksFor().toSorted()).toEqual([study.id, other.id].toSorted()),
      LONG,
    );
    const heard = heardSecond.mock.calls.length;
    const access = await makeAccess(study);
    await decideExclusion(access, 1, { action: "EXCLUDE", reason: "A test run." });
    await vi.waitFor(() => expect(heardSecond.mock.calls.length).toBeGreaterThan(heard), LONG);
    leaveSecond();
    leaveOther();
    await vi.waitFor(() => expect([first.looksFor(), second.looksFor()]).toEqual([[], []]), LONG);
  });
});

describe("The monitor's stream", () => {
  afterEach(() => vi.useRealTimers());

  /** Somebody who is signed in and may see the study. */
  async function makeViewing({ id }: BuiltStudy, userId?: string): Promise<Viewing> {
    const who = userId ?? (await makeStaff({ id }, "VIEWER"));
    const expiresAt = new Date(Date.now() + 600_000);
    const session = await db().staffSession.create({ data: { userId: who, expiresAt } });
    return { studyId: id, userId: who, sessionId: session.id };
  }

  async function* eventsOf(viewing: Viewing) {
    let text = "";
    const decoder = new TextDecoder();
    const pieces: unknown = streamMonitor(viewing);
    for await (const piece of pieces as AsyncIterable<Uint8Array>) {
      text += decoder.decode(piece, { stream: true });
      for (let at = text.indexOf("\n\n"); at >= 0; at = text.indexOf("\n\n")) {
        const [event = "", data = ""] = text.slice(0, at).split("\n");
        text = text.slice(at + 2);
        yield { event: event.slice(7), view: JSON.parse(data.slice(6)) as MonitorView };
      }
    }
  }
  type Events = ReturnType<typeof eventsOf>;
  const came = (study: BuiltStudy, ordinal: number) => storeFlagged(study, { ordinal });
  /** One whose figures have come: it is open. */
  async function opened(viewing: Viewing): Promise<Events> {
    const events = eventsOf(viewing);
    expect((await events.next()).value).toMatchObject({ event: "monitor" });
    return events;
  }
  /** The last event of a stream that ends. */
  async function lastOf(events: Events): Promise<string> {
    let last = "";
    for await (const { event } of events) last = event;
    return last;
  }
  /** Lets the beat come that is due in a quarter of a minute; the database works by its own clock. */
  const beat = () => vi.advanceTimersByTime(15_000);
  const byHand = () => vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });

  it("has the figures at once, and again after a change", async () => {
    const study = await makeStudy();
    const events = eventsOf(await makeViewing(study));
    expect((await events.next()).value).toMatchObject({ event: "monitor", view: { consented: 0 } });
    await came(study, 1);
    for await (const { view } of events) if (view.consented === 1) break;
  });

  it.each([
    [
      "is no longer of the study's staff",
      ({ studyId, userId }: Viewing) => db().studyMember.deleteMany({ where: { studyId, userId } }),
    ],
    [
      "is signed out",
      ({ sessionId }: Viewing) => db().staffSession.deleteMany({ where: { id: sessionId } }),
    ],
    [
      "was signed in for long enough",
      ({ sessionId }: Viewing) =>
        ownerDb().staffSession.update({
          where: { id: sessionId },
          data: { expiresAt: new Date(0) },
        }),
    ],
  ])("ends at the next beat, and says so, for who %s; others go on", async (_, revoke) => {
    byHand();
    const study = await makeStudy();
    const viewing = await makeViewing(study);
    const [events, others] = [await opened(viewing), await opened(await makeViewing(study))];
    await revoke(viewing);
    beat();
    expect(await lastOf(events)).toBe("end");
    expect((await others.next()).value).toMatchObject({ event: "monitor" });
    await others.return();
  });

  it("asks the database about everybody's rights once a beat, however many are open", async () => {
    byHand();
    const study = await makeStudy();
    const viewings = await Promise.all(Array.from({ length: 12 }, () => makeViewing(study)));
    const open = await Promise.all(viewings.map(opened));
    const asked = vi.spyOn(rights, "stillViewing");
    // Changes ask nothing.
    await came(study, 1);
    for (const events of open) {
      const next = await events.next();
      expect(next.value?.event).toBe("monitor");
    }
    expect(asked).not.toHaveBeenCalled();
    beat();
    await Promise.all(open.map((events) => events.next()));
    expect(asked).toHaveBeenCalledTimes(1);
    asked.mockRestore();
    await Promise.all(open.map((events) => events.return()));
  });

  it("shows nobody anything new while rights cannot be looked up", async () => {
    byHand();
    const study = await makeStudy();
    const events = await opened(await makeViewing(study));
    const asked = vi.spyOn(rights, "stillViewing").mockRejectedValueOnce(new Error("Away."));
    const said = vi.spyOn(console, "error").mockImplementation(() => {});
    beat();
    await vi.waitFor(() => expect(said).toHaveBeenCalled(), LONG);
    const heard = vi.fn();
    const leave = watchStudy(study.id, heard);
    // Of the first change it would be told by the time that the second one is heard of.
    for (const ordinal of [1, 2]) {
      heard.mockClear();
      await came(study, ordinal);
      await vi.waitFor(() => expect(heard).toHaveBeenCalled(), LONG);
    }
    leave();
    beat();
    expect((await events.next()).value).toMatchObject({ event: "monitor", view: { consented: 2 } });
    asked.mockRestore();
    said.mockRestore();
    await events.return();
  });

  it("leaves places for others: of one person the oldest ends, with a word, beyond four", async () => {
    const study = await makeStudy();
    const userId = await makeStaff(study, "VIEWER");
    const other = await opened(await makeViewing(study));
    const open: Events[] = [];
    for (let count = 0; count < MOST_OF_A_PERSON; count++) {
      open.push(await opened(await makeViewing(study, userId)));
    }
    const more = await opened(await makeViewing(study, userId));
    expect(await lastOf(open[0] as Events)).toBe("replaced");
    // Whoever opens two hundred still has four of them.
    const many = await Promise.all(
      Array.from({ length: 200 }, async () => eventsOf(await makeViewing(study, userId))),
    );
    const ends = Promise.allSettled(many.slice(0, -MOST_OF_A_PERSON).map(lastOf));
    const left = await Promise.all(many.slice(-MOST_OF_A_PERSON).map((events) => events.next()));
    expect(left.map(({ value }) => value?.event)).toEqual(Array(MOST_OF_A_PERSON).fill("monitor"));
    expect(await lastOf(more)).toBe("replaced");
    expect((await ends).every(({ status }) => status === "fulfilled")).toBe(true);
    await came(study, 1);
    for await (const { view } of other) if (view.consented === 1) break;
    await Promise.all(many.slice(-MOST_OF_A_PERSON).map((events) => events.return()));
  });

  it("of a reader who takes nothing ends rather than to fill the memory", async () => {
    byHand();
    const study = await makeStudy();
    const viewing = await makeViewing(study);
    const stalled = streamMonitor(viewing).getReader();
    const awake = await opened(await makeViewing(study));
    const { groundedMonitorHub: hub } = globalThis as unknown as {
      groundedMonitorHub: { streams: ReadonlySet<Viewing> };
    };
    const stillOpen = () => [...hub.streams].some(({ userId }) => userId === viewing.userId);
    let beats = 0;
    for (; stillOpen() && beats < 100; beats++) {
      beat();
      const next = await awake.next();
      expect(next.value?.event).toBe("monitor");
    }
    expect(beats).toBeLessThan(20);
    let messages = 0;
    while (!(await stalled.read()).done) messages += 1;
    expect(messages).toBeLessThan(12);
    await awake.return();
  });
});
