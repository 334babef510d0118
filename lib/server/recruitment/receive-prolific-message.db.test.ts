import { createHmac } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { hashExternalId } from "@/lib/server/participation/participant-token";
import type { ParticipantStatus } from "@/lib/server/prisma-client/enums";
import { db } from "@/lib/server/shared/db";
import type { BuiltStudy } from "@/lib/server/study-builder/build-study";
import { makeSmallStudy } from "@/lib/server/testing/small-study";
import { NOTES_PER_HOUR } from "./note-for-staff";
import { type ProlificMessage, receiveProlificMessage } from "./receive-prolific-message";

const SECRET = "a secret of the webhook";
const MINUTE = 60_000;
const seconds = (time: number) => String(Math.floor(time / 1000));

beforeAll(() => {
  vi.stubEnv("PROLIFIC_WEBHOOK_SECRET", SECRET);
});
beforeEach(() => {
  vi.spyOn(console, "warn").mockImplementation(() => {});
});

interface Person {
  pid: string;
  session: string;
}
const makePerson = (): Person => ({
  pid: `p${crypto.randomUUID().slice(0, 12)}`,
  session: `s${crypto.randomUUID().slice(0, 12)}`,
});

let ordinal = 0;
async function takePart(study: BuiltStudy, person: Person, status: ParticipantStatus = "ACTIVE") {
  const { id } = await db().participant.create({
    data: {
      studyId: study.id,
      ordinal: ++ordinal,
      code: `C-${ordinal}`,
      protocolVersionId: study.protocolVersionId,
      source: "PROLIFIC",
      externalIdHash: hashExternalId(study.id, person.pid),
      status,
      completedAt: status === "COMPLETED" ? new Date() : null,
      reservedUntil: status === "ACTIVE" ? new Date(Date.now() + 30 * MINUTE) : null,
    },
  });
  await db().recruiterIdentity.create({
    data: {
      studyId: study.id,
      participantId: id,
      parameters: { PROLIFIC_PID: person.pid, STUDY_ID: "x", SESSION_ID: person.session },
    },
  });
  return id;
}

interface Sending {
  sent?: number;
  first?: number;
  secret?: string;
  eventId?: string | null;
}

function message(
  person: Person,
  status: string,
  { sent = Date.now(), first = sent, secret = SECRET, eventId = crypto.randomUUID() }: Sending = {},
): ProlificMessage {
  const body = JSON.stringify({
    event_type: "submission.status.change",
    resource_id: person.session,
    participant_id: person.pid,
    status,
  });
  const timestamp = seconds(sent);
  const signature = createHmac("sha256", secret)
    .update(timestamp + body)
    .digest("base64");
  return { body, timestamp, signature, eventId, eventTimestamp: seconds(first) };
}

const stored = (id: string) => db().participant.findUniqueOrThrow({ where: { id } });
const eventsOf = (participantId: string) =>
  db().participantEvent.findMany({ where: { participantId, kind: "recruiter-status" } });
const notesOf = (studyId: string) => db().auditEntry.findMany({ where: { studyId } });

/** A study in which one person takes part. */
async function running(status: ParticipantStatus = "ACTIVE") {
  const study = await makeSmallStudy();
  const person = makePerson();
  return { study, person, id: await takePart(study, person, status) };
}

describe("A message of Prolific", () => {
  it.each(["RETURNED", "TIMED-OUT", "REJECTED"])("%s frees the places at once", async (status) => {
    const { person, id } = await running();
    expect(await receiveProlificMessage(message(person, status))).toBe("recorded");
    const participant = await stored(id);
    expect(participant).toMatchObject({ recruiterStatus: status, status: "ACTIVE" });
    const [row] = await db().$queryRaw<{ free: boolean }[]>`
      SELECT reserved_until <= now() AS free FROM participant WHERE id = ${id}::uuid`;
    expect(row?.free).toBe(true);
    expect(participant.placesFreedAt).toBeNull();
    expect((await eventsOf(id)).map(({ detail }) => detail)).toEqual([
      { status, placesFreed: true },
    ]);
  });

  it.each(["APPROVED", "AWAITING REVIEW", "SCREENED OUT"])(
    "%s is recorded, and frees nothing",
    async (status) => {
      const { person, id } = await running();
      const before = await stored(id);
      await receiveProlificMessage(message(person, status.replace(" ", "_").toLowerCase()));
      const { reservedUntil, recruiterStatus } = await stored(id);
      expect(recruiterStatus).toBe(status);
      expect(reservedUntil).toEqual(before.reservedUntil);
    },
  );

  it("that comes after the end leaves our own status as it is", async () => {
    const { person, id } = await running("COMPLETED");
    await receiveProlificMessage(message(person, "REJECTED"));
    expect(await stored(id)).toMatchObject({
      status: "COMPLETED",
      recruiterStatus: "REJECTED",
      reservedUntil: null,
    });
  });

  it("acts once, however often and at how many places at once it comes", async () => {
    const { person, id } = await running();
    const same = message(person, "RETURNED");
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, () => receiveProlificMessage({ ...same })),
    );
    expect(outcomes.toSorted()).toEqual(["recorded", ...new Array(7).fill("repeated")]);
    expect(await receiveProlificMessage(same)).toBe("repeated");
    expect(await eventsOf(id)).toHaveLength(1);
  });

  it("without an event's id is known by its bytes", async () => {
    const { person, id } = await running();
    const same = message(person, "APPROVED", { eventId: null });
    expect(await receiveProlificMessage(same)).toBe("recorded");
    expect(await receiveProlificMessage(same)).toBe("repeated");
    expect(await eventsOf(id)).toHaveLength(1);
  });

  it("about something older than what is known changes nothing", async () => {
    const { person, id } = await running();
    const now = Date.now();
    await receiveProlificMessage(message(person, "APPROVED", { sent: now, first: now - MINUTE }));
    const late = message(person, "RETURNED", { sent: now, first: now - 2 * MINUTE });
    expect(await receiveProlificMessage(late)).toBe("recorded");
    const { recruiterStatus, reservedUntil } = await stored(id);
    expect(recruiterStatus).toBe("APPROVED");
    expect(reservedUntil?.getTime()).toBeGreaterThan(now);
  });

  it("about another person's submission changes nothing", async () => {
    const { person, id } = await running();
    const other = { ...person, pid: makePerson().pid };
    expect(await receiveProlificMessage(message(other, "RETURNED"))).toBe("unknown-submission");
    expect((await stored(id)).recruiterStatus).toBeNull();
  });

  it("about a submission that we do not know is told where its person takes part", async () => {
    const { study, person, id } = await running();
    const other = { ...person, session: makePerson().session };
    expect(await receiveProlificMessage(message(other, "RETURNED"))).toBe("unknown-submission");
    const { code, recruiterStatus } = await stored(id);
    expect(recruiterStatus).toBeNull();
    expect(await notesOf(study.id)).toMatchObject([
      { action: "unknown-submission", detail: { participant: code, status: "RETURNED" } },
    ]);
  });

  it("about nobody whom we know, or of another kind, is acknowledged", async () => {
    expect(await receiveProlificMessage(message(makePerson(), "RETURNED"))).toBe(
      "unknown-submission",
    );
    const odd = message(makePerson(), "SOMETHING NEW");
    expect(await receiveProlificMessage(odd)).toBe("not-used");
  });
});

describe("A message that is not Prolific's", () => {
  const refused = (given: ProlificMessage) =>
    expect(receiveProlificMessage(given)).rejects.toMatchObject({
      code: "not-authentic",
      status: 401,
    });

  it.each<[string, (person: Person) => ProlificMessage]>([
    ["by another secret", (person) => message(person, "RETURNED", { secret: "another one" })],
    ["without a signature", (person) => ({ ...message(person, "RETURNED"), signature: null })],
    ["without a time", (person) => ({ ...message(person, "RETURNED"), timestamp: null })],
    ["with half a signature", (person) => ({ ...message(person, "RETURNED"), signature: "abcd" })],
    [
      "changed after it was signed",
      (person) => {
        const signed = message(person, "APPROVED");
        return { ...signed, body: signed.body.replace("APPROVED", "RETURNED") };
      },
    ],
    [
      "dated anew",
      (person) => ({ ...message(person, "RETURNED"), timestamp: seconds(Date.now() + 1000) }),
    ],
    [
      "sent again after six minutes",
      (person) => message(person, "RETURNED", { sent: Date.now() - 6 * MINUTE }),
    ],
    ["of the future", (person) => message(person, "RETURNED", { sent: Date.now() + 6 * MINUTE })],
  ])("%s is refused, changes nothing and is noted", async (_, make) => {
    const { study, person, id } = await running();
    const before = await stored(id);
    await refused(make(person));
    expect(await stored(id)).toEqual(before);
    expect(await eventsOf(id)).toEqual([]);
    const notes = await notesOf(study.id);
    expect(notes.map(({ action, userId }) => [action, userId])).toEqual([["forged-webhook", null]]);
    expect(JSON.stringify(notes)).not.toContain(person.pid);
    expect(JSON.stringify(notes)).not.toContain(person.session);
  });

  it("is not taken for the true one that comes later with the same event id", async () => {
    const { person } = await running();
    const eventId = crypto.randomUUID();
    await refused(message(person, "RETURNED", { eventId, secret: "another one" }));
    expect(await receiveProlificMessage(message(person, "RETURNED", { eventId }))).toBe("recorded");
  });

  it("cannot fill a study's log", async () => {
    const { study, person } = await running();
    await db().auditEntry.createMany({
      data: Array.from({ length: NOTES_PER_HOUR - 1 }, () => ({
        studyId: study.id,
        action: "forged-webhook",
        detail: {},
      })),
    });
    const forged = message(person, "RETURNED", { secret: "another one" });
    await Promise.all(Array.from({ length: 5 }, () => refused(forged)));
    const notes = await notesOf(study.id);
    expect(notes).toHaveLength(NOTES_PER_HOUR);
    const last = notes.filter(({ detail }) => JSON.stringify(detail).includes("furtherNotNoted"));
    expect(last).toHaveLength(1);
  });

  it("and no JSON, though signed, is a malformed request", async () => {
    const timestamp = seconds(Date.now());
    const signature = createHmac("sha256", SECRET).update(`${timestamp}{`).digest("base64");
    const odd = { body: "{", timestamp, signature, eventId: "e", eventTimestamp: null };
    await expect(receiveProlificMessage(odd)).rejects.toMatchObject({ code: "malformed-request" });
  });
});
