import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FakeDevice } from "@/components/participant/queue/testing/fake-device";
import { memoryStorage } from "./device-storage";
import type { Flushed, SendReply } from "./flush-queue";
import { sendAndForget } from "./leave-run";
import { startSender } from "./response-sender";
import { ResponseStore } from "./response-store";
import type { SubmittedResponse } from "./run-record";
import { type RecordLayers, RunRecords } from "./run-records";

const TRIALS = ["t0", "t1", "t2", "t3"];

interface Tab {
  layers: RecordLayers;
  store: ResponseStore;
  wake: () => void;
}

/** A participant with two tabs on one device, a network that waits for orders, and a server. */
class World {
  readonly device = new FakeDevice(memoryStorage());
  /** The first response of a trial is stored, as the server does it. */
  readonly server = new Map<string, SubmittedResponse>();
  readonly tabs: (Tab | null)[] = [null, null];
  /** Trials of which a submission was on the device at some time. */
  readonly kept = new Set<string>();
  readonly drafted = new Set<string>();
  private requests: { from: RecordLayers; arrive: () => void; reply: (it: SendReply) => void }[] =
    [];
  private submissions = 0;
  /** What pages that leave the run, in tabs of their own, have said of the queue. */
  readonly leavings: Promise<Flushed>[] = [];
  calm = false;

  async open(index: number): Promise<void> {
    const layers = this.device.tab();
    const store = new ResponseStore(await RunRecords.open("run", layers));
    const wake = startSender({
      store,
      send: (trialId, response) => this.send(layers, trialId, response),
      onState: () => {},
      pause: async () => {},
      random: () => 1,
      alone: (work) => work(),
    });
    this.tabs[index] = { layers, store, wake };
    wake();
  }

  /** The last page, or the one on which the participant stops, is opened in one more tab. */
  leave(): void {
    const layers = this.device.tab();
    const sendResponse = (trialId: string, response: SubmittedResponse) =>
      this.send(layers, trialId, response);
    const openRun = async () => new ResponseStore(await RunRecords.open("run", layers));
    this.leavings.push(sendAndForget({ openRun, sendResponse }, "run"));
  }

  submit(tab: Tab, trialId: string): void {
    const number = this.submissions++;
    const submittedAt = new Date(number).toISOString();
    // The rating names its trial: under another one it would be seen.
    tab.store.submit(trialId, { ratings: { [trialId]: number }, durationMs: 1, submittedAt });
    tab.wake();
  }

  crash(index: number): void {
    const tab = this.tabs[index];
    if (!tab) return;
    this.device.crash(tab.layers);
    this.requests = this.requests.filter(({ from }) => from !== tab.layers);
    this.tabs[index] = null;
  }

  /** What happens to the oldest request. */
  network(fate: (typeof FATES)[number]): void {
    const request = this.requests.shift();
    if (!request) return;
    if (fate === "arrives" || fate === "reply-lost") request.arrive();
    request.reply({ outcome: OUTCOMES[fate] });
  }

  private send(
    from: RecordLayers,
    trialId: string,
    response: SubmittedResponse,
  ): Promise<SendReply> {
    const arrive = () => {
      if (!this.server.has(trialId)) this.server.set(trialId, response);
    };
    return new Promise((reply) => {
      this.requests.push({ from, arrive, reply });
      if (this.calm) this.network("arrives");
    });
  }

  look(): void {
    const names = [...this.device.kept.keys()];
    for (const trialId of TRIALS) {
      if (names.includes(`grounded/run/queued/${trialId}`)) this.kept.add(trialId);
      if (names.includes(`grounded/run/draft/${trialId}`)) this.drafted.add(trialId);
    }
  }
}

const OUTCOMES = {
  arrives: "acknowledged",
  "request-lost": "try-again",
  "reply-lost": "try-again",
  refused: "refused",
  unknown: "unknown-browser",
} as const;
const FATES = Object.keys(OUTCOMES) as (keyof typeof OUTCOMES)[];
const isFate = (what: string): what is keyof typeof OUTCOMES => what in OUTCOMES;

const ON_A_TAB = ["submit", "submit", "draft", "open", "crash", "refresh"] as const;
const ELSEWHERE = [
  "commit",
  "commit",
  "fail",
  "hear",
  "arrives",
  "request-lost",
  "reply-lost",
] as const;
const LEAVING = ["leave", "leave", "refused", "unknown"] as const;
const happening = <T extends string>(...what: T[]) =>
  fc.record({
    what: fc.constantFrom(...what),
    tab: fc.constantFrom(0, 1),
    trial: fc.constantFrom(...TRIALS),
  });
const event = happening(...ON_A_TAB, ...ELSEWHERE);
const eventOrLeaving = happening(...ON_A_TAB, ...ELSEWHERE, ...LEAVING);
type Happening = typeof eventOrLeaving extends fc.Arbitrary<infer E> ? E : never;

async function happen(world: World, it: Happening): Promise<void> {
  if (it.what === "open") {
    world.crash(it.tab);
    await world.open(it.tab);
  } else if (it.what === "crash") world.crash(it.tab);
  else if (it.what === "commit") world.device.commitOldest();
  else if (it.what === "fail") world.device.failOldest();
  else if (it.what === "hear") world.device.deliverOldest();
  else if (it.what === "leave") world.leave();
  else if (isFate(it.what)) world.network(it.what);
  else {
    const at = world.tabs[it.tab];
    if (!at) return;
    if (it.what === "refresh") await at.store.records.refresh();
    else if (it.what === "draft") at.store.saveDraft(it.trial, { [it.trial]: 1 });
    else world.submit(at, it.trial);
  }
}

async function turns() {
  for (let turn = 0; turn < 12; turn++) await Promise.resolve();
}

describe("a run in two tabs, over crashes, reloads and a bad network", () => {
  it("loses no response that was kept, sends none under another trial, and claims nothing untrue", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 60 }), async (events) => {
        const world = new World();
        await world.open(0);
        for (const it of events) {
          await happen(world, it);
          await turns();
          world.look();
          for (const at of world.tabs) {
            for (const trialId of at?.store.records.trialIds("stored") ?? [])
              expect(world.server.has(trialId)).toBe(true);
          }
        }
        // Both tabs crash; the link is opened again, and the network is well.
        world.crash(0);
        world.crash(1);
        world.calm = true;
        await world.open(0);
        for (let round = 0; round < 20; round++) {
          world.network("arrives");
          await world.device.rest();
        }
        const last = world.tabs[0]!.store;
        expect(last.queued()).toEqual([]);
        for (const trialId of world.kept) expect(world.server.has(trialId)).toBe(true);
        for (const [trialId, { ratings }] of world.server)
          expect(Object.keys(ratings)).toEqual([trialId]);
        for (const trialId of TRIALS) {
          if (last.isAnswered(trialId)) expect(world.server.has(trialId)).toBe(true);
          else if (world.drafted.has(trialId))
            expect(last.draft(trialId).answers).toEqual({ [trialId]: 1 });
        }
      }),
      { numRuns: 400 },
    );
  });

  it("loses nothing at all while one tab stays open, whatever the device fails to keep", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 60 }), async (events) => {
        const world = new World();
        await world.open(0);
        const submitted = new Set<string>();
        for (const it of events) {
          // The first tab lives; the other one comes and goes, and may take its answers with it.
          if (it.tab === 0 && (it.what === "crash" || it.what === "open")) continue;
          if (it.what === "submit" && it.tab === 0) submitted.add(it.trial);
          await happen(world, it);
          await turns();
        }
        world.crash(1);
        world.calm = true;
        for (let round = 0; round < 30; round++) {
          world.network("arrives");
          await world.device.rest();
        }
        for (const trialId of submitted) expect(world.server.has(trialId)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it("forgets nothing of a run that is left before the server has it, and says when something is left", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(eventOrLeaving, { maxLength: 60 }), async (events) => {
        const world = new World();
        await world.open(0);
        for (const it of events) {
          await happen(world, it);
          await turns();
          world.look();
        }
        // Nothing is on its way any more: what the server lacks is still on the device.
        for (let round = 0; round < 30; round++) {
          world.network("unknown");
          await world.device.rest();
        }
        world.look();
        const names = [...world.device.kept.keys()];
        for (const trialId of world.kept) {
          if (!world.server.has(trialId)) expect(names).toContain(`grounded/run/queued/${trialId}`);
        }
        for (const flushed of await Promise.all(world.leavings)) {
          if (flushed.kind === "left") expect(flushed.left).toBeGreaterThan(0);
        }
        // It is sent when the run is opened again.
        world.crash(0);
        world.crash(1);
        world.calm = true;
        await world.open(0);
        for (let round = 0; round < 20; round++) {
          world.network("arrives");
          await world.device.rest();
        }
        for (const trialId of world.kept) expect(world.server.has(trialId)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });
});
