import { describe, expect, it } from "vitest";
import type { ChangeStatusInput } from "@/lib/schemas/lifecycle/study-status";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { verifyAssignment } from "@/lib/server/participation/assignment/verify-assignment";
import { findTakenStudy } from "@/lib/server/participation/find-taken-study";
import { saveProtocol } from "@/lib/server/protocol/save-protocol";
import { db } from "@/lib/server/shared/db";
import type { BuiltStudy } from "@/lib/server/study-builder/build-study";
import { hashDocument } from "@/lib/server/study-builder/hash-document";
import { makeAccess } from "@/lib/server/testing/made-study";
import {
  makeSmallStudy,
  rateNext,
  runOf,
  takenStudy,
  takePart,
} from "@/lib/server/testing/small-study";
import type { StudyAction, StudyStatusKey } from "@/lib/study/lifecycle/lifecycle";
import { DEMO_PROTOCOL } from "@/prisma/demo/protocol";
import { changeStatus } from "./change-status";

const DEMO_HASH = hashDocument(DEMO_PROTOCOL);

async function made(given: Parameters<typeof makeSmallStudy>[0]) {
  const study = await makeSmallStudy(given);
  return { study, access: await makeAccess(study) };
}

const take = (access: StudyAccess, action: StudyAction, change: Partial<ChangeStatusInput> = {}) =>
  changeStatus(access, { action, hash: DEMO_HASH, confirmed: true, ...change });

async function stored({ studyId }: StudyAccess) {
  return {
    study: await db().study.findUniqueOrThrow({ where: { id: studyId } }),
    versions: await db().protocolVersion.findMany({
      where: { studyId },
      orderBy: { number: "asc" },
    }),
    audit: await db().auditEntry.findMany({ where: { studyId }, orderBy: { createdAt: "asc" } }),
  };
}

const rowsOf = (study: BuiltStudy) =>
  Promise.all(
    [db().participant, db().trial, db().response, db().assignmentEntry].map((table) =>
      (table as typeof db.prototype.trial).count({ where: { studyId: study.id } }),
    ),
  );

describe("A study's life", () => {
  it("goes its whole way, and each step is noted with who was in a run", async () => {
    const { study, access } = await made({ status: "DRAFT" });
    const steps: [StudyAction, StudyStatusKey][] = [
      ["start-pilot", "PILOT"],
      ["open", "OPEN"],
      ["pause", "PAUSED"],
      ["resume", "OPEN"],
      ["close", "CLOSED"],
      ["archive", "ARCHIVED"],
      ["take-out", "CLOSED"],
    ];
    for (const [action, status] of steps) {
      expect(await take(access, action)).toEqual({ status });
      if (action === "resume") await takePart(await takenStudy(study), "p1");
    }
    const { study: row, audit } = await stored(access);
    expect(row.closedAt!.getTime()).toBeGreaterThanOrEqual(row.openedAt!.getTime());
    const changes = audit.filter(({ action }) => action === "change-status");
    expect(changes.map(({ detail }) => (detail as { action: string }).action)).toEqual(
      steps.map(([action]) => action),
    );
    expect(changes[0]).toMatchObject({
      userId: access.userId,
      detail: { from: "DRAFT", to: "PILOT", version: 1, hash: DEMO_HASH, confirmedWarnings: [] },
    });
    expect(changes[4]?.detail).toMatchObject({ from: "OPEN", to: "CLOSED", active: 1 });
  });

  it("takes each step once, however many press the button", async () => {
    for (const [status, action] of [
      ["DRAFT", "start-pilot"],
      ["DRAFT", "open"],
      ["PILOT", "open"],
      ["OPEN", "close"],
    ] as const) {
      const { access } = await made({ status });
      const taken = await Promise.allSettled(Array.from({ length: 4 }, () => take(access, action)));
      expect(taken.filter((one) => one.status === "fulfilled")).toHaveLength(1);
      for (const one of taken) {
        if (one.status === "rejected") expect(one.reason.code).toBe("changed-meanwhile");
      }
      const { audit } = await stored(access);
      expect(audit.filter((entry) => entry.action === "change-status")).toHaveLength(1);
    }
  });

  it("has no step that the table does not have", async () => {
    const { access } = await made({ status: "CLOSED" });
    for (const action of ["open", "resume", "back-to-draft", "start-pilot"] as const) {
      await expect(take(access, action)).rejects.toMatchObject({ code: "changed-meanwhile" });
    }
  });
});

describe("An opening", () => {
  it("is refused with the numbers that are missing, and changes nothing", async () => {
    const { access } = await made({ status: "DRAFT", questionCount: 11 });
    const before = await stored(access);
    for (const action of ["open", "start-pilot"] as const) {
      await expect(take(access, action)).rejects.toMatchObject({
        code: "not-acceptable",
        message: expect.stringMatching(
          /12 different questions, 3 for each of 4 methods, and can be given 11: 1 missing/,
        ),
      });
    }
    expect(await stored(access)).toEqual(before);
  });

  it("is refused to a study without a protocol", async () => {
    const { access } = await made({ status: "DRAFT", protocol: null });
    const hash = hashDocument({});
    await expect(take(access, "open", { hash })).rejects.toMatchObject({
      message: "The study cannot open. The study has no protocol yet.",
    });
  });

  it("takes no protocol but the one that the page was made with", async () => {
    const { access } = await made({ status: "DRAFT" });
    const document = { ...DEMO_PROTOCOL, title: "Unseen" };
    await saveProtocol(access, { basedOn: DEMO_HASH, document });
    await expect(take(access, "open")).rejects.toMatchObject({ code: "changed-meanwhile" });
    expect(await findTakenStudy(access.slug)).toBeNull();
  });

  it("says what it warns of, opens when that is confirmed, and notes it", async () => {
    const { access } = await made({
      status: "DRAFT",
      questions: Array.from({ length: 12 }, (_, index) => ({
        externalId: `q${index + 1}`,
        stem: "Why?",
        choices: ["a", "b"],
        goldIndex: 0,
        explanations: ["CF", "MT", "MT+CF", "MT+CF:Revised"].map((methodKey) => ({
          methodKey,
          text: index === 0 && methodKey === "CF" ? "I am T5." : `It is so in case ${index}.`,
          answerIndex: 0,
        })),
      })),
    });
    const message = "1 explanation names a model: “T5”. First: question q1, CF: “I am T5.”";
    await expect(take(access, "open", { confirmed: false })).rejects.toMatchObject({
      code: "unconfirmed",
      fields: [{ path: "content", message }],
    });
    await take(access, "open");
    const { audit } = await stored(access);
    expect(audit).toMatchObject([{ detail: { confirmedWarnings: [message] } }]);
  });
});

describe("A pilot", () => {
  it("is gone when the study opens: nobody is carried along, and the assignment begins anew", async () => {
    const { study, access } = await made({ status: "PILOT" });
    const taken = await takenStudy(study);
    const pilots = await Promise.all(["a", "b", "c"].map((id) => takePart(taken, id)));
    await rateNext(taken, pilots[0] ?? "", 5);
    expect(await rowsOf(study)).toEqual([3, 36, 5, 3]);

    await take(access, "open");
    expect(await rowsOf(study)).toEqual([0, 0, 0, 0]);
    const { study: row, audit } = await stored(access);
    expect(row).toMatchObject({ status: "OPEN", discardedPilots: 1 });
    expect(audit.map(({ action }) => action).toSorted()).toEqual([
      "change-status",
      "discard-pilot",
    ]);

    // The same people may come again; this process had the pilot's assignment in memory.
    const open = await takenStudy(study);
    const again = await takePart(open, "a");
    expect(await db().participant.findUniqueOrThrow({ where: { id: again } })).toMatchObject({
      ordinal: 1,
    });
    await rateNext(open, again);
    expect(await verifyAssignment(study.slug)).toMatchObject({ kind: "reproduced" });
  });

  it("can go back to draft, be changed, and be tried again: what is shown then is the new content", async () => {
    const { study, access } = await made({ status: "PILOT" });
    const first = await takenStudy(study);
    await takePart(first, "a");
    await take(access, "back-to-draft");
    expect(await rowsOf(study)).toEqual([0, 0, 0, 0]);

    const [question] = await db().question.findMany({
      where: { studyId: study.id, externalId: "q1" },
    });
    await db().explanation.deleteMany({ where: { questionId: question?.id ?? "" } });
    const methods = [...study.methodIds.values()];
    await db().question.create({
      data: { studyId: study.id, externalId: "q13", stem: "New?", choices: ["a"], goldIndex: 0 },
    });
    const added = await db().question.findFirstOrThrow({
      where: { studyId: study.id, externalId: "q13" },
    });
    await db().explanation.createMany({
      data: methods.map((methodId) => ({
        studyId: study.id,
        questionId: added.id,
        methodId,
        text: "New.",
        length: 4,
        answerIndex: 0,
      })),
    });
    // The version of the first pilot stays frozen, and serves once more.
    await take(access, "start-pilot");
    const again = await takenStudy(study);
    expect(again).toMatchObject({ protocolVersionId: first.protocolVersionId, discardedPilots: 1 });
    const person = await takePart(again, "a");
    const shown = await db().trial.findMany({
      where: { participantId: person },
      select: { explanation: { select: { questionId: true } } },
    });
    const questions = shown.map(({ explanation }) => explanation.questionId);
    expect(questions).toContain(added.id);
    expect(questions).not.toContain(question?.id);
  });

  it("ends although people consent, come for places and answer at that moment", async () => {
    const { study, access } = await made({ status: "PILOT", questionCount: 24 });
    const taken = await takenStudy(study);
    const begun = await Promise.all(["a", "b", "c"].map((id) => takePart(taken, id)));
    const rush = Promise.allSettled([
      ...begun.map((id) => rateNext(taken, id)),
      ...["d", "e", "f", "g"].map((id) => takePart(taken, id)),
    ]);
    await take(access, "open");
    await rush;
    // Whoever came in time for the study itself is of it, and nothing is left of the others.
    const left = await db().participant.findMany({ where: { studyId: study.id } });
    expect(left.map(({ id }) => id).filter((id) => begun.includes(id))).toEqual([]);
    expect(await verifyAssignment(study.slug)).toMatchObject({ kind: "reproduced" });
  });
});

describe("A pause", () => {
  it("keeps new people out, and lets who has begun go on, with places again after their time", async () => {
    const { study, access } = await made({ status: "OPEN" });
    const taken = await takenStudy(study);
    const person = await takePart(taken, "a");
    await rateNext(taken, person, 2);
    await take(access, "pause");
    await expect(takePart(taken, "b")).rejects.toMatchObject({ code: "study-not-open" });

    await db().participant.update({
      where: { id: person },
      data: { reservedUntil: new Date(Date.now() - 1000) },
    });
    const { renewPlaces } = await import("@/lib/server/participation/assignment/renew-places");
    const run = await renewPlaces(study.slug, await runOf(taken, person));
    expect(run).toMatchObject({ status: "ACTIVE", placesRanOut: false });
    await rateNext(taken, person);
    expect(await db().response.count({ where: { studyId: study.id } })).toBe(12);
  });
});
