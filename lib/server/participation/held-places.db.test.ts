import { describe, expect, it, onTestFinished, vi } from "vitest";
import { env } from "@/lib/env";
import { hasPlaces } from "@/lib/server/participation/assignment/has-places";
import { verifyAssignment } from "@/lib/server/participation/assignment/verify-assignment";
import { HttpParticipant } from "@/lib/server/pilot/http-participant";
import { db } from "@/lib/server/shared/db";
import { callParticipantRoute } from "@/lib/server/testing/call-participant-route";
import { requestHeaders } from "@/lib/server/testing/request-cookies";
import {
  ABOUT_SOMEBODY,
  makeSmallStudy,
  rateNext,
  runOf,
  takenStudy,
  takePart,
} from "@/lib/server/testing/small-study";
import { DEMO_PROTOCOL } from "@/prisma/demo/protocol";
import type { TakenStudy } from "./find-taken-study";
import { loadRemainingTrials } from "./load-run";
import { recordResponse } from "./record-response";
import { spendStart } from "./spend-start";

vi.mock("next/headers", async () => import("@/lib/server/testing/request-cookies"));

const MINUTE = 60_000;
const connection = { send: callParticipantRoute };
const notesOf = async (studyId: string) =>
  (await db().auditEntry.findMany({ where: { studyId, action: "too-many-starts" } })).map(
    ({ detail }) => detail,
  );
const personAt = (slug: string, address: string, query: Record<string, string> = {}) =>
  Object.assign(new HttpParticipant(slug, query), { address });
const stored = (id: string) => db().participant.findUniqueOrThrow({ where: { id } });

/** Minutes from now until then. */
const minutesTo = (then: Date | null) => Math.round(((then?.getTime() ?? 0) - Date.now()) / MINUTE);

/** The hold of somebody's places is over; or of everybody's in the study. */
async function runOut(where: { id: string } | { studyId: string }): Promise<void> {
  await db().participant.updateMany({
    where,
    data: { reservedUntil: new Date(Date.now() - 1000) },
  });
}

/** How far apart the explanations are in what is answered, or held for somebody. */
async function spread(studyId: string): Promise<number> {
  const [row] = await db().$queryRaw<{ spread: number }[]>`
    SELECT (max(n) - min(n))::int AS spread FROM (
      SELECT count(t.id) FILTER (WHERE r.trial_id IS NOT NULL OR p.reserved_until > now()) AS n
        FROM explanation e
        LEFT JOIN trial t ON t.explanation_id = e.id AND t.replaced_at IS NULL
        LEFT JOIN participant p ON p.id = t.participant_id
        LEFT JOIN response r ON r.trial_id = t.id
        WHERE e.study_id = ${studyId}::uuid GROUP BY e.id) filled`;
  return row?.spread ?? -1;
}

async function answer(study: TakenStudy, participantId: string, trialId: string) {
  const ratings = Object.fromEntries(study.protocol.constructs.map(({ key }) => [key, 2]));
  const input = { ratings, checks: {}, durationMs: 9, submittedAt: "2026-05-04T10:11:12.000Z" };
  expect(await recordResponse([participantId], trialId, input)).toBe("stored");
}

describe("A script that begins again and again", () => {
  it("from one address meets a limit, and staff are told", async () => {
    const { id } = await makeSmallStudy();
    const head = new Headers({ "x-forwarded-for": "203.0.113.1" });
    const all = await Promise.allSettled(
      // A minute may end in between, but not two.
      Array.from({ length: 500 }, () => requestHeaders.run(head, () => spendStart(id, "consent"))),
    );
    const refused = all.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
    expect(refused.length).toBeGreaterThanOrEqual(20);
    expect(refused[0]).toMatchObject({ code: "too-many-requests", status: 429 });
    expect(refused[0].retryAfter).toBeGreaterThan(0);
    // One for each window, however many are refused: to refuse is cheap.
    const notes = await notesOf(id);
    expect(notes.length).toBeLessThanOrEqual(2);
    expect(notes).toContainEqual({ reason: "address", start: "consent" });
  });

  it("from the addresses of one connection (IPv6) meets the same limit", async () => {
    const { id } = await makeSmallStudy();
    const all = await Promise.allSettled(
      Array.from({ length: 500 }, (_, index) => {
        const head = new Headers({ "x-forwarded-for": `2001:db8:0:1::${index.toString(16)}` });
        return requestHeaders.run(head, () => spendStart(id, "consent"));
      }),
    );
    expect(all.filter(({ status }) => status === "rejected").length).toBeGreaterThanOrEqual(20);
  });

  it.each(["http", "https"])(
    "in one browser meets a limit sooner, whatever address it says, over %s",
    async (scheme) => {
      const { NEXTAUTH_URL } = env();
      Object.assign(env(), { NEXTAUTH_URL: NEXTAUTH_URL.replace(/^https?/, scheme) });
      onTestFinished(() => void Object.assign(env(), { NEXTAUTH_URL }));
      const { slug, id } = await makeSmallStudy();
      const first = personAt(slug, "203.0.113.9");
      await first.consent(connection);
      const statuses: number[] = [];
      for (let index = 0; index < 25; index++) {
        const person = personAt(slug, `203.0.113.${100 + index}`);
        person.cookie = first.cookie;
        await person.consent(connection).then(
          () => statuses.push(201),
          (error) => statuses.push(error.reply.status),
        );
      }
      expect(statuses.slice(0, 9)).toEqual(new Array(9).fill(201));
      expect(statuses).toContain(429);
      expect(await notesOf(id)).toContainEqual({ reason: "device", start: "consent" });
    },
  );
});

describe("A lecture hall", () => {
  it("of 200 behind one address begins within a minute: other devices, and other ids", async () => {
    const ends = { completed: { code: "C1", returnUrl: null } };
    const recruitment = { ...DEMO_PROTOCOL.recruitment, prolific: { ends, keySet: null } };
    const { slug, id } = await makeSmallStudy({ protocol: { ...DEMO_PROTOCOL, recruitment } });
    await Promise.all(
      Array.from({ length: 200 }, async (_, index) => {
        const PROLIFIC_PID = `5f${index.toString(16).padStart(22, "0")}`;
        const person = personAt(slug, "198.51.100.7", index % 2 === 0 ? {} : { PROLIFIC_PID });
        await person.consent(connection);
        await person.aboutYou(connection, ABOUT_SOMEBODY);
      }),
    );
    expect(await db().participant.count({ where: { studyId: id, keptUntil: { not: null } } })).toBe(
      200,
    );
    expect(await notesOf(id)).toEqual([]);
  }, 120_000);
});

describe("Places without an answer", () => {
  it("are held for a quarter of an hour, and kept for the time limit from the first answer on", async () => {
    const study = await takenStudy(await makeSmallStudy());
    const id = await takePart(study, "a");
    expect(minutesTo((await stored(id)).reservedUntil)).toBe(15);
    await rateNext(study, id, 1);
    const { reservedUntil, keptUntil } = await stored(id);
    expect([minutesTo(reservedUntil), keptUntil]).toEqual([60, null]);
    await rateNext(study, id, 2);
    expect((await stored(id)).reservedUntil).toEqual(reservedUntil);
  });

  it("are held for as long as the protocol says, and never beyond the time limit", async () => {
    for (const [protocol, minutes] of [
      [{ ...DEMO_PROTOCOL, holdMinutes: 5 }, 5],
      [{ ...DEMO_PROTOCOL, holdMinutes: null }, 15],
      [{ ...DEMO_PROTOCOL, timeLimitMinutes: 12, expectedMinutes: 10 }, 12],
    ] as const) {
      const study = await takenStudy(await makeSmallStudy({ protocol }));
      const id = await takePart(study, "a");
      expect(minutesTo((await stored(id)).reservedUntil)).toBe(minutes);
    }
  });

  it("of six calls fill a study of six for that time, and not for an hour", async () => {
    const protocol = { ...DEMO_PROTOCOL, targetParticipants: 6 };
    const study = await takenStudy(await makeSmallStudy({ protocol, questionCount: 24 }));
    for (let index = 0; index < 6; index++) await takePart(study, `script${index}`);
    expect(await hasPlaces(study)).toBe(false);
    await runOut({ studyId: study.id });
    expect(await hasPlaces(study)).toBe(true);
    for (let index = 0; index < 6; index++)
      await rateNext(study, await takePart(study, `p${index}`));
    expect(await hasPlaces(study)).toBe(false);
    expect(await verifyAssignment(study.slug)).toMatchObject({ kind: "reproduced" });
  });

  it("are at most three of one browser, until one of them has an answer", async () => {
    const built = await makeSmallStudy({ questionCount: 24 });
    const study = await takenStudy(built);
    const first = personAt(built.slug, "203.0.113.9");
    const begin = async () => {
      const person = personAt(built.slug, "203.0.113.9");
      person.cookie = first.cookie;
      await person.consent(connection);
      return person;
    };
    await first.consent(connection);
    const people = [first, await begin(), await begin(), await begin()];
    for (const person of people.slice(0, 3)) await person.aboutYou(connection, ABOUT_SOMEBODY);
    const fourth = people[3]!;
    await expect(fourth.aboutYou(connection, ABOUT_SOMEBODY)).rejects.toMatchObject({
      reply: { status: 429 },
    });
    expect(await notesOf(built.id)).toEqual([{ reason: "unanswered", start: "places" }]);
    const { id } = await db().participant.findFirstOrThrow({
      where: { studyId: built.id, keptUntil: { not: null } },
    });
    await rateNext(study, id, 1);
    await fourth.aboutYou(connection, ABOUT_SOMEBODY);
    expect(
      await db().participant.count({ where: { studyId: built.id, aboutYouAt: { not: null } } }),
    ).toBe(4);
  });

  it("are not more when a browser asks for several at the same moment", async () => {
    const built = await makeSmallStudy({ questionCount: 24 });
    const jar = new Map([["grounded_device", "the same"]]);
    const people = await Promise.all(
      Array.from({ length: 6 }, async () => {
        const person = personAt(built.slug, "203.0.113.9");
        person.cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
        await person.consent(connection);
        return person;
      }),
    );
    const replies = await Promise.allSettled(
      people.map((person) => person.aboutYou(connection, ABOUT_SOMEBODY)),
    );
    expect(replies.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
  });
});

describe("A first answer that comes after the hold", () => {
  it("before anybody took the place keeps it", async () => {
    const study = await takenStudy(await makeSmallStudy());
    const id = await takePart(study, "late");
    await runOut({ id });
    await rateNext(study, id, 1);
    const { reservedUntil, keptUntil, placesFreedAt } = await stored(id);
    expect([minutesTo(reservedUntil), keptUntil, placesFreedAt]).toEqual([60, null, null]);
    expect(await verifyAssignment(study.slug)).toMatchObject({ kind: "reproduced" });
  });

  it("is stored and takes a free place, if there is one, for all that the page shows", async () => {
    const protocol = { ...DEMO_PROTOCOL, targetParticipants: 2 };
    const study = await takenStudy(await makeSmallStudy({ protocol, questionCount: 24 }));
    const late = await takePart(study, "late");
    const open = await loadRemainingTrials(await runOf(study, late));
    await runOut({ id: late });
    await takePart(study, "p1");
    expect((await stored(late)).placesFreedAt).not.toBeNull();
    await answer(study, late, open[0]!.id);
    const { reservedUntil, placesFreedAt } = await stored(late);
    expect([minutesTo(reservedUntil), placesFreedAt]).toEqual([60, null]);
    expect(await hasPlaces(study)).toBe(false);
    // Nothing was planned anew: the page goes on with what it shows.
    const left = await loadRemainingTrials(await runOf(study, late));
    expect(left.map(({ id }) => id)).toEqual(open.slice(1).map(({ id }) => id));
    const entries = await db().assignmentEntry.findMany({
      where: { studyId: study.id, participantId: late },
      orderBy: { number: "asc" },
    });
    expect(entries.map(({ kind, positions }) => `${kind} ${positions.length}`)).toEqual([
      "PLAN 12",
      "RELEASE 12",
      "REFILL 1",
      "REFILL 11",
    ]);
    expect(await verifyAssignment(study.slug)).toMatchObject({ kind: "reproduced" });
  });

  it("leaves the explanations even, and those who come next are planned around it", async () => {
    const study = await takenStudy(await makeSmallStudy({ questionCount: 24 }));
    const late = await takePart(study, "late");
    const [first] = await loadRemainingTrials(await runOf(study, late));
    for (let index = 0; index < 7; index++) await takePart(study, `p${index}`);
    await runOut({ id: late });
    // The next takes the places that became free; then their owner answers after all, and goes on.
    await takePart(study, "next");
    await answer(study, late, first!.id);
    await rateNext(study, late);
    expect(await spread(study.id)).toBe(1);
    for (let index = 8; index < 15; index++) await takePart(study, `p${index}`);
    expect(await spread(study.id)).toBe(0);
    expect(await verifyAssignment(study.slug)).toMatchObject({ kind: "reproduced" });
  });

  it("is stored where all places are taken, and so are those that follow", async () => {
    const protocol = { ...DEMO_PROTOCOL, targetParticipants: 1 };
    const study = await takenStudy(await makeSmallStudy({ protocol, questionCount: 24 }));
    const late = await takePart(study, "late");
    const open = await loadRemainingTrials(await runOf(study, late));
    await runOut({ id: late });
    await takePart(study, "p1");
    for (const { id } of open) await answer(study, late, id);
    expect(await stored(late)).toMatchObject({ status: "ACTIVE", keptUntil: null });
    expect((await stored(late)).placesFreedAt).not.toBeNull();
    expect(await loadRemainingTrials(await runOf(study, late))).toEqual([]);
  });

  it("takes no place for somebody whom Prolific has given away", async () => {
    const study = await takenStudy(await makeSmallStudy());
    const id = await takePart(study, "returned");
    await db().participant.update({
      where: { id },
      data: { reservedUntil: new Date(), keptUntil: null, recruiterStatus: "RETURNED" },
    });
    await takePart(study, "p1");
    await rateNext(study, id, 1);
    expect((await stored(id)).placesFreedAt).not.toBeNull();
  });
});
