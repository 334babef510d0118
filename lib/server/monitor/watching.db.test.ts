import { describe, expect, it, vi } from "vitest";
import { env } from "@/lib/env";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { decideExclusion } from "@/lib/server/participants/decide-exclusion";
import { db } from "@/lib/server/shared/db";
import type { BuiltStudy } from "@/lib/server/study-builder/build-study";
import { storeFlagged } from "@/lib/server/testing/flagged-people";
import { makeAccess, makeStudy } from "@/lib/server/testing/made-study";
import type { MonitorView } from "@/lib/views/monitor/monitor";
import { createWatcher } from "./create-watcher";
import { streamMonitor } from "./stream-monitor";

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
  async function* eventsOf(access: StudyAccess, stillMay: () => Promise<boolean>) {
    let text = "";
    const decoder = new TextDecoder();
    const pieces: unknown = streamMonitor(access, stillMay);
    for await (const piece of pieces as AsyncIterable<Uint8Array>) {
      text += decoder.decode(piece, { stream: true });
      for (let at = text.indexOf("\n\n"); at >= 0; at = text.indexOf("\n\n")) {
        const [event = "", data = ""] = text.slice(0, at).split("\n");
        text = text.slice(at + 2);
        yield { event: event.slice(7), view: JSON.parse(data.slice(6)) as MonitorView };
      }
    }
  }
  const came = (study: BuiltStudy, ordinal: number) => storeFlagged(study, { ordinal });

  it("has the figures at once, and again after a change", async () => {
    const study = await makeStudy();
    const events = eventsOf(await makeAccess(study), async () => true);
    expect((await events.next()).value).toMatchObject({ event: "monitor", view: { consented: 0 } });
    await came(study, 1);
    for await (const { view } of events) if (view.consented === 1) break;
  });

  it("ends, and says so, when the right to see has ended", async () => {
    const study = await makeStudy();
    const access = await makeAccess(study);
    const { studyId, userId } = access;
    const stillMay = async () => (await db().studyMember.count({ where: { studyId, userId } })) > 0;
    const events = eventsOf(access, stillMay);
    expect((await events.next()).value).toMatchObject({ event: "monitor" });
    await db().studyMember.deleteMany({ where: { studyId, userId } });
    await came(study, 1);
    let last = "";
    for await (const { event } of events) last = event;
    expect(last).toBe("end");
  });
});
