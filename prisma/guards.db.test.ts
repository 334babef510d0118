import { beforeAll, describe, expect, it } from "vitest";
import { recordAuditEntry } from "@/lib/server/audit/record-audit-entry";
import { eraseParticipant } from "@/lib/server/participation/erase-participant";
import { db } from "@/lib/server/shared/db";
import type { BuiltStudy } from "@/lib/server/study-builder/build-study";
import { closeStudy } from "@/lib/server/study-builder/change-study-status";
import { makeAccess } from "@/lib/server/testing/made-study";
import { ownerDb } from "@/lib/server/testing/owner-db";
import { makeSmallStudy, rateNext, takenStudy, takePart } from "@/lib/server/testing/small-study";

/** What the database itself refuses, to the owner of its tables too. */

/** By the client it is the constraint that is named, in raw statements the sentence. */
const UNCHANGEABLE = /append_only|is never changed or deleted/;
const FORWARD = /study_status_forward/;

let study: BuiltStudy;
let other: BuiltStudy;
let trialIds: string[];

async function trialsOf(built: BuiltStudy): Promise<string[]> {
  const participantId = await takePart(await takenStudy(built), crypto.randomUUID());
  const trials = await db().trial.findMany({ where: { participantId }, select: { id: true } });
  return trials.map(({ id }) => id);
}

function store(
  trialId: string,
  ratings: { value: number; constructId?: string; studyId?: string }[],
) {
  return db().$transaction(async (tx) => {
    const studyId = study.id;
    await tx.response.create({
      data: { trialId, studyId, protocolVersionId: study.protocolVersionId },
    });
    const constructIds = [...study.constructIds.values()];
    await tx.rating.createMany({
      data: ratings.map(({ value, ...change }, index) => ({
        trialId,
        studyId,
        constructId: constructIds[index % constructIds.length]!,
        value,
        ...change,
      })),
    });
  });
}

const complete = [4, 4, 3, 5, 1].map((value) => ({ value }));

beforeAll(async () => {
  study = await makeSmallStudy();
  other = await makeSmallStudy();
  trialIds = await trialsOf(study);
  await store(trialIds[0]!, complete);
});

describe("responses and ratings", () => {
  it("take a complete response", async () => {
    expect(await db().rating.count({ where: { trialId: trialIds[0]! } })).toBe(5);
  });

  it("refuse a second response for a trial", async () => {
    await expect(store(trialIds[0]!, complete)).rejects.toThrow(/unique|trial_id/i);
  });

  it.each([
    ["six on a scale of five", [{ value: 6 }, ...complete.slice(1)]],
    ["zero", [{ value: 0 }, ...complete.slice(1)]],
    ["a construct without a rating", complete.slice(1)],
    ["no rating at all", []],
  ])("refuse %s, and store nothing of it", async (_, ratings) => {
    await expect(store(trialIds[1]!, ratings)).rejects.toThrow(/lacks a rating in range/);
    expect(await db().response.count({ where: { trialId: trialIds[1]! } })).toBe(0);
  });

  it("refuse a rating on a construct of another study", async () => {
    const constructId = [...other.constructIds.values()][0]!;
    const foreign = [...complete.slice(1), { value: 3, constructId }];
    await expect(store(trialIds[1]!, foreign)).rejects.toThrow(/foreign key/i);
    const claimed = [...complete, { value: 3, constructId, studyId: other.id }];
    await expect(store(trialIds[1]!, claimed)).rejects.toThrow(/foreign key/i);
  });

  it("refuse a response under a protocol version that its participant was not given", async () => {
    await expect(
      ownerDb().response.create({
        data: {
          trialId: trialIds[1]!,
          studyId: study.id,
          protocolVersionId: other.protocolVersionId,
        },
      }),
    ).rejects.toThrow(/protocol version/);
  });

  it("are never changed or deleted once stored", async () => {
    const trialId = trialIds[0]!;
    await expect(
      ownerDb().rating.updateMany({ where: { trialId }, data: { value: 5 } }),
    ).rejects.toThrow(UNCHANGEABLE);
    await expect(ownerDb().rating.deleteMany({ where: { trialId } })).rejects.toThrow(UNCHANGEABLE);
    await expect(
      ownerDb().response.updateMany({ where: { trialId }, data: { durationMs: 1 } }),
    ).rejects.toThrow(UNCHANGEABLE);
    await expect(ownerDb().response.deleteMany({ where: { trialId } })).rejects.toThrow(
      UNCHANGEABLE,
    );
  });
});

describe("a study that has opened", () => {
  it("keeps its content", async () => {
    const where = { studyId: study.id };
    await expect(
      ownerDb().explanation.updateMany({ where, data: { text: "Another text." } }),
    ).rejects.toThrow(/frozen/);
    await expect(ownerDb().question.updateMany({ where, data: { stem: "?" } })).rejects.toThrow(
      /frozen/,
    );
    await expect(ownerDb().method.updateMany({ where, data: { label: "?" } })).rejects.toThrow(
      /frozen/,
    );
    await expect(
      ownerDb().construct.create({
        data: { studyId: study.id, key: "New", position: 9, statement: "It is new." },
      }),
    ).rejects.toThrow(/frozen/);
    await expect(
      ownerDb().construct.updateMany({ where, data: { studyId: other.id } }),
    ).rejects.toThrow(/frozen/);
  });

  it("keeps its protocol version", async () => {
    await expect(
      ownerDb().protocolVersion.update({
        where: { id: study.protocolVersionId },
        data: { hash: "x" },
      }),
    ).rejects.toThrow(/frozen/);
  });

  it("never goes back to draft and never changes its seed", async () => {
    const where = { id: other.id };
    await expect(ownerDb().study.update({ where, data: { status: "DRAFT" } })).rejects.toThrow(
      FORWARD,
    );
    await expect(ownerDb().study.update({ where, data: { seed: "x" } })).rejects.toThrow(FORWARD);
    await closeStudy(db(), other.id);
    await expect(ownerDb().study.update({ where, data: { status: "DRAFT" } })).rejects.toThrow(
      FORWARD,
    );
  });
});

describe("the audit log", () => {
  it("keeps every entry as it is, and takes more", async () => {
    const access = await makeAccess(study);
    const { studyId } = access;
    const id = await recordAuditEntry(access, "interim-look", { page: "compare" });
    for (const change of [
      () => ownerDb().auditEntry.updateMany({ where: { id }, data: { action: "nothing" } }),
      () => ownerDb().auditEntry.updateMany({ where: { id }, data: { userId: null } }),
      () => ownerDb().auditEntry.deleteMany({ where: { id } }),
      () => ownerDb().$executeRaw`DELETE FROM audit_entry WHERE study_id = ${studyId}::uuid`,
    ]) {
      await expect(change()).rejects.toThrow(UNCHANGEABLE);
    }
    await recordAuditEntry(access, "interim-look", { page: "compare" });
    const entries = await db().auditEntry.findMany({ where: { studyId } });
    expect(entries).toHaveLength(2);
    for (const { action, userId } of entries) {
      expect({ action, userId }).toEqual({ action: "interim-look", userId: access.userId });
    }
  });

  it("keeps its entries' person, who cannot be removed", async () => {
    const { userId, ...access } = await makeAccess(study);
    await recordAuditEntry({ ...access, userId }, "interim-look", {});
    await expect(ownerDb().user.delete({ where: { id: userId } })).rejects.toThrow(/foreign key/i);
  });
});

describe("the assignment log", () => {
  it("keeps every entry as it is", async () => {
    const where = { studyId: study.id };
    expect(await db().assignmentEntry.count({ where })).toBeGreaterThan(0);
    await expect(
      ownerDb().assignmentEntry.updateMany({ where, data: { positions: [] } }),
    ).rejects.toThrow(UNCHANGEABLE);
    await expect(ownerDb().assignmentEntry.deleteMany({ where })).rejects.toThrow(UNCHANGEABLE);
  });

  it("has one entry of a number, and as many positions as explanations", async () => {
    const { participantId, explanationIds, positions } =
      await db().assignmentEntry.findFirstOrThrow({ where: { studyId: study.id, number: 1 } });
    const entry = {
      studyId: study.id,
      kind: "PLAN" as const,
      participantId,
      explanationIds,
      positions,
    };
    await expect(
      ownerDb().assignmentEntry.create({ data: { ...entry, number: 1 } }),
    ).rejects.toThrow(/unique/i);
    const short = { ...entry, number: 1000, positions: [1] };
    await expect(ownerDb().assignmentEntry.create({ data: short })).rejects.toThrow(/places_check/);
  });
});

describe("erasure", () => {
  it("is the one way in which answers go, and leaves a row with counts", async () => {
    const built = await makeSmallStudy();
    const taken = await takenStudy(built);
    const id = await takePart(taken, "somebody");
    await rateNext(taken, id, 3);
    const before = await db().participant.findUniqueOrThrow({ where: { id } });
    expect(await eraseParticipant(built.id, id, { by: null, reason: "test" })).toBe(true);
    const left = await db().participant.findUniqueOrThrow({
      where: { id },
      include: { trials: true, answers: true, events: true, recruiterIdentity: true },
    });
    expect(left).toMatchObject({
      status: "ERASED",
      ordinal: before.ordinal,
      source: "PROLIFIC",
      erasedResponses: 3,
      trials: [],
      answers: [],
      events: [],
      recruiterIdentity: null,
      deviceHash: null,
      cell: null,
      consentedAt: null,
      aboutYouAt: null,
    });
    const text = JSON.stringify(left);
    expect(text).not.toContain(before.code);
    expect(text).not.toContain(before.externalIdHash);
    expect(await db().rating.count({ where: { studyId: built.id } })).toBe(0);
    const entries = await db().auditEntry.findMany({ where: { studyId: built.id } });
    expect(entries).toMatchObject([
      { action: "erase-participant", detail: { ordinal: before.ordinal, responses: 3 } },
    ]);
  });

  it("happens once, and only in the study of the participant", async () => {
    const built = await makeSmallStudy();
    const id = await takePart(await takenStudy(built), "somebody");
    const by = { by: null, reason: "test" };
    expect(await eraseParticipant(other.id, id, by)).toBe(false);
    const done = await Promise.all([1, 2, 3].map(() => eraseParticipant(built.id, id, by)));
    expect(done.filter(Boolean)).toHaveLength(1);
    expect(await db().auditEntry.count({ where: { studyId: built.id } })).toBe(1);
  });
});

describe("a draft", () => {
  it("may still change", async () => {
    const draft = await makeSmallStudy({ status: "DRAFT" });
    const where = { studyId: draft.id };
    await ownerDb().explanation.updateMany({ where, data: { text: "Another text." } });
    await ownerDb().protocolVersion.updateMany({ where, data: { hash: "x" } });
  });
});
