import { beforeAll, describe, expect, it } from "vitest";
import type { ParticipantFilter } from "@/lib/schemas/participants/participant-filter";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { db } from "@/lib/server/shared/db";
import type { BuiltStudy } from "@/lib/server/study-builder/build-study";
import { storeFlagged } from "@/lib/server/testing/flagged-people";
import { makeAccess, makeStudy } from "@/lib/server/testing/made-study";
import type { FlagKind } from "@/lib/study/quality/quality-flags";
import { DEMO_PROTOCOL } from "@/prisma/demo/protocol";
import { listParticipants } from "./list-participants";

const questions = [1, 2, 3, 4].map((number) => ({
  externalId: String(number),
  stem: `Question ${number}?`,
  choices: ["yes", "no"],
  goldIndex: 0,
  // 2 + 2 + 20 words: two seconds at 714 words a minute.
  explanations: ["CF", "MT"].map((methodKey) => ({
    methodKey,
    text: `${"Because of this ".repeat(6)}it is`,
    answerIndex: 0,
  })),
}));
const protocol = {
  ...DEMO_PROTOCOL,
  attention: {
    checks: [
      {
        key: "choose-5",
        kind: "instructional" as const,
        statement: "Choose 5 here.",
        passing: [5],
        trial: 2,
        place: 1,
      },
    ],
    failuresAllowed: 0,
  },
};

let study: BuiltStudy;
let access: StudyAccess;

beforeAll(async () => {
  study = await makeStudy({ questions, protocol });
  access = await makeAccess(study);
  const same = { ratings: [3, 3] as [number, number] };
  // Twelve who took ten minutes, give or take some seconds, and show nothing.
  for (let ordinal = 1; ordinal <= 12; ordinal++) {
    await storeFlagged(study, { ordinal, minutes: 10 + (ordinal % 3) / 10, trials: [{}] });
  }
  await storeFlagged(study, { ordinal: 13, trials: Array(6).fill(same) });
  await storeFlagged(study, { ordinal: 14, trials: [{}, { durationMs: 1900 }, {}] });
  await storeFlagged(study, { ordinal: 15, trials: [{ durationMs: 900_000, awayMs: 300_001 }] });
  await storeFlagged(study, {
    ordinal: 16,
    answers: { "attention:choose-5": "4", gender: "diverse" },
    change: { status: "FAILED_ATTENTION", attentionFailures: 1 },
  });
  await storeFlagged(study, {
    ordinal: 17,
    answers: { "attention:choose-5": "5", "comment-pasted-characters": "80" },
    change: { attentionFailures: 0 },
  });
  await storeFlagged(study, { ordinal: 18, change: { deviceHash: "one browser" } });
  await storeFlagged(study, { ordinal: 19, change: { deviceHash: "one browser" } });
  await storeFlagged(study, { ordinal: 20, events: ["id-used-twice"] });
  await storeFlagged(study, { ordinal: 21 });
  await db().auditEntry.create({
    data: {
      studyId: study.id,
      action: "id-used-twice",
      detail: { participant: "C-21", counted: true },
    },
  });
  // Six answers in a quarter of a second, each told as 25 s; the same after a stretch offline.
  const burst = (from: number) =>
    Array.from({ length: 6 }, (_, index) => ({
      durationMs: 25_000,
      receivedAt: new Date(from + 45 * index),
    }));
  const instructedAt = new Date(Date.now() - 600_000);
  await storeFlagged(study, {
    ordinal: 23,
    change: { instructedAt },
    trials: burst(instructedAt.getTime() + 2000),
  });
  await storeFlagged(study, {
    ordinal: 24,
    change: { instructedAt },
    trials: burst(instructedAt.getTime() + 151_000),
  });
  // Nobody waits for the times of simulated participants.
  await storeFlagged(study, {
    ordinal: 25,
    change: { instructedAt, source: "SIMULATED" },
    trials: burst(instructedAt.getTime() + 2000),
  });
  // Still at it, and the check is failed already.
  await storeFlagged(study, {
    ordinal: 22,
    minutes: null,
    answers: { "attention:choose-5": "1" },
    change: { reservedUntil: new Date(Date.now() + 3_600_000) },
  });
});

const list = (filter: ParticipantFilter = {}) => listParticipants(access, {}, filter);
const ordinals = async (filter: ParticipantFilter) =>
  (await list(filter)).items.map(({ ordinal }) => ordinal);

const FLAGGED: [FlagKind, number[]][] = [
  ["straight-lining", [13]],
  ["fast-trials", [14]],
  ["implausible-times", [23]],
  ["away", [15]],
  ["attention", [16, 22]],
  ["pasted-comment", [17]],
  ["same-device", [18, 19]],
  ["same-person", [20, 21]],
  ["speed", []],
];

describe("The list of participants", () => {
  it.each(FLAGGED)(
    "shows who has the flag %s, and finds the same people by it",
    async (kind, who) => {
      const { items } = await list();
      const shown = items.filter(({ flags }) => flags.some((flag) => flag.kind === kind));
      expect(shown.map(({ ordinal }) => ordinal)).toEqual(who);
      const found = await list({ flag: kind });
      expect(found.items).toEqual(shown);
      expect(found.total).toBe(who.length);
    },
  );

  it("says with a flag what it is made of", async () => {
    const { items } = await list();
    const flagsOf = (ordinal: number) => items.find((one) => one.ordinal === ordinal)?.flags;
    expect(flagsOf(1)).toEqual([]);
    expect(flagsOf(14)).toEqual([{ kind: "fast-trials", positions: [2], measured: 3 }]);
    expect(flagsOf(16)).toMatchObject([{ failed: [{ key: "choose-5", answer: 4 }], answered: 1 }]);
    expect(flagsOf(23)).toEqual([
      { kind: "implausible-times", reportedMs: 150_000, possibleMs: 2225, responses: 6 },
    ]);
    expect(flagsOf(18)).toEqual([{ kind: "same-device", others: [19] }]);
  });

  it("finds by state, and by state and flag together", async () => {
    expect(await ordinals({ state: "failed-attention" })).toEqual([16]);
    expect(await ordinals({ state: "active" })).toEqual([22]);
    expect(await ordinals({ state: "active", flag: "attention" })).toEqual([22]);
    expect(await ordinals({ state: "completed", flag: "attention" })).toEqual([]);
    expect((await list({ state: "completed" })).total).toBe(23);
  });

  it("goes on by pages within a filter", async () => {
    const page = await listParticipants(access, { after: "18" }, { flag: "same-device" });
    expect(page.items.map(({ ordinal }) => ordinal)).toEqual([19]);
    expect([page.previous, page.next, page.total]).toEqual(["19", null, 2]);
  });

  it("is ordered by responses as they are counted", async () => {
    const most = { by: "responses", descending: true } as const;
    const { items } = await listParticipants(access, {}, {}, most);
    const stored = items.map((one) => one.stored);
    expect(stored).toEqual(stored.toSorted((a, b) => b - a));
    expect(new Set(stored).size).toBeGreaterThan(1);
  });

  it("flags who was faster than the study's mean less three standard deviations", async () => {
    const fast = await makeStudy();
    for (let ordinal = 1; ordinal <= 15; ordinal++) {
      await storeFlagged(fast, { ordinal, minutes: ordinal === 15 ? 2 : 10 });
    }
    const page = await listParticipants(await makeAccess(fast), {}, { flag: "speed" });
    // Mean 9 min 28 s, standard deviation 2 min 4 s.
    expect(page.rule).toMatchObject({ kind: "limit", runs: 15 });
    expect(page.items.map(({ ordinal }) => ordinal)).toEqual([15]);
    expect(page.items[0]?.flags).toMatchObject([{ kind: "speed", totalMs: 120_000 }]);
  });

  it("sees responses that came since it looked, and forgets who is erased", async () => {
    const running = await makeStudy({ questions });
    const mine = await makeAccess(running);
    const away = async () => {
      const { items } = await listParticipants(mine, {}, { flag: "away" });
      return items.map(({ ordinal }) => ordinal);
    };
    const long = { durationMs: 60_000, awayMs: 50_000 };
    const first = await storeFlagged(running, { ordinal: 1, trials: [long] });
    expect(await away()).toEqual([1]);
    await storeFlagged(running, { ordinal: 2, trials: [long] });
    await storeFlagged(running, { ordinal: 3, trials: [{}] });
    expect(await away()).toEqual([1, 2]);
    await db().$queryRaw`
      SELECT erase_participant(${running.id}::uuid, ${first}::uuid, null, 'asked')`;
    expect(await away()).toEqual([2]);
    const { items } = await listParticipants(mine, {}, { state: "erased" });
    expect(items).toMatchObject([
      { ordinal: 1, code: "erased-1", consentedAt: null, erasedResponses: 1, stored: 0, flags: [] },
    ]);
  });

  it("counts a trial that another replaced only when it was answered all the same", async () => {
    const late = await makeStudy({ questions });
    await storeFlagged(late, {
      ordinal: 1,
      trials: [{ replaced: true }, { replaced: true, answered: false }, {}, { answered: false }],
    });
    const { items } = await listParticipants(await makeAccess(late), {});
    expect(items).toMatchObject([{ planned: 3, stored: 2 }]);
  });
});
