import { describe, expect, it } from "vitest";
import { enrolParticipant } from "@/lib/server/participation/enrol-participant";
import { eraseParticipant } from "@/lib/server/participation/erase-participant";
import type { TakenStudy } from "@/lib/server/participation/find-taken-study";
import { loadRemainingTrials } from "@/lib/server/participation/load-run";
import { recordResponse } from "@/lib/server/participation/record-response";
import { db } from "@/lib/server/shared/db";
import { ownerDb } from "@/lib/server/testing/owner-db";
import {
  ABOUT_SOMEBODY,
  makeSmallStudy,
  rateNext,
  recruited,
  runOf,
  takenStudy,
  takePart,
} from "@/lib/server/testing/small-study";
import { DEMO_PROTOCOL } from "@/prisma/demo/protocol";
import { admitParticipant } from "./admit-participant";
import { forgetAssignments } from "./assignment-memory";
import { hasPlaces } from "./has-places";
import { renewPlaces } from "./renew-places";
import { verifyAssignment } from "./verify-assignment";

/** How often each explanation is answered, or kept for somebody who is at it. */
async function fills(studyId: string): Promise<number[]> {
  const rows = await db().$queryRaw<{ filled: number }[]>`
    SELECT count(t.id) FILTER (WHERE r.trial_id IS NOT NULL OR (t.replaced_at IS NULL
             AND p.status = 'ACTIVE' AND p.reserved_until > now()))::int AS filled
      FROM explanation e
      LEFT JOIN trial t ON t.explanation_id = e.id
      LEFT JOIN participant p ON p.id = t.participant_id
      LEFT JOIN response r ON r.trial_id = t.id
      WHERE e.study_id = ${studyId}::uuid
      GROUP BY e.id`;
  return rows.map(({ filled }) => filled);
}

const spread = (filled: number[]) => Math.max(...filled) - Math.min(...filled);

/** The time of somebody's places is over. */
async function runOut(participantId: string): Promise<void> {
  await db().participant.update({
    where: { id: participantId },
    data: { reservedUntil: new Date(Date.now() - 1000) },
  });
}

const INPUT = { checks: {}, durationMs: 9, submittedAt: "2026-05-04T10:11:12.000Z" };
const ratingsFor = ({ protocol }: TakenStudy) =>
  Object.fromEntries(protocol.constructs.map(({ key }) => [key, 2]));

async function comeBack(study: TakenStudy, participantId: string) {
  return renewPlaces(study.slug, await runOf(study, participantId));
}

describe("Places", () => {
  it("are 3 explanations of each of 4 methods over 12 questions, at positions 1 to 12", async () => {
    const study = await takenStudy(await makeSmallStudy({ questionCount: 20 }));
    const id = await takePart(study, "p1");
    const trials = await db().trial.findMany({
      where: { participantId: id },
      include: { explanation: true },
      orderBy: { position: "asc" },
    });
    expect(trials.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(new Set(trials.map(({ explanation }) => explanation.questionId)).size).toBe(12);
    const perMethod = new Map<string, number>();
    for (const { explanation } of trials) {
      perMethod.set(explanation.methodId, (perMethod.get(explanation.methodId) ?? 0) + 1);
    }
    expect([...perMethod.values()]).toEqual([3, 3, 3, 3]);
  });

  it("keep every explanation within one of every other when forty arrive at once", async () => {
    const study = await takenStudy(await makeSmallStudy({ questionCount: 17 }));
    await Promise.all(Array.from({ length: 40 }, (_, index) => takePart(study, `p${index}`)));
    const filled = await fills(study.id);
    expect(filled.reduce((sum, count) => sum + count, 0)).toBe(480);
    expect(spread(filled)).toBeLessThanOrEqual(1);
    expect(await verifyAssignment(study.slug)).toMatchObject({ kind: "reproduced", plans: 40 });
  });

  it("are planned once when the same answers arrive ten times at once", async () => {
    const study = await takenStudy(await makeSmallStudy());
    const id = await enrolParticipant(study, recruited("p1"));
    const run = await runOf(study, id);
    const input = { aboutYou: ABOUT_SOMEBODY, screening: {} };
    await Promise.all(Array.from({ length: 10 }, () => admitParticipant(run, input)));
    expect(await db().trial.count({ where: { participantId: id } })).toBe(12);
    expect(await db().answer.count({ where: { participantId: id } })).toBe(5);
  });

  it("that have run out go to those who come next", async () => {
    const study = await takenStudy(await makeSmallStudy({ questionCount: 24 }));
    const leaves = await takePart(study, "leaves");
    await rateNext(study, leaves, 5);
    await runOut(leaves);
    for (let index = 0; index < 8; index++) await takePart(study, `p${index}`);
    // 96 explanations, 5 answered by who left and 8 participants who stay with 12 each.
    const filled = await fills(study.id);
    expect(filled.reduce((sum, count) => sum + count, 0)).toBe(101);
    expect(spread(filled)).toBeLessThanOrEqual(1);
    expect(await verifyAssignment(study.slug)).toMatchObject({ kind: "reproduced", plans: 9 });
  });

  it("are planned anew for who comes back late, and what was answered stays", async () => {
    const study = await takenStudy(await makeSmallStudy({ questionCount: 12 }));
    const late = await takePart(study, "late");
    await rateNext(study, late, 4);
    await runOut(late);
    for (let index = 0; index < 4; index++) await takePart(study, `p${index}`);
    const run = await comeBack(study, late);
    expect(run).toMatchObject({ status: "ACTIVE", placesRanOut: false });
    const trials = await loadRemainingTrials(run);
    expect(trials.map(({ position }) => position)).toEqual([5, 6, 7, 8, 9, 10, 11, 12]);
    expect(spread(await fills(study.id))).toBeLessThanOrEqual(1);
    await rateNext(study, late);
    const answered = await db().trial.findMany({
      where: { participantId: late, response: { isNot: null } },
      include: { explanation: true },
    });
    expect(answered).toHaveLength(12);
    expect(new Set(answered.map(({ explanation }) => explanation.questionId)).size).toBe(12);
    expect(await verifyAssignment(study.slug)).toMatchObject({ kind: "reproduced", plans: 6 });
  });

  it("that were answered late all the same are stored and counted once", async () => {
    const study = await takenStudy(await makeSmallStudy({ questionCount: 12 }));
    const late = await takePart(study, "late");
    await rateNext(study, late, 1);
    const open = await loadRemainingTrials(await runOf(study, late));
    await runOut(late);
    await takePart(study, "p1");
    // From a page that was left open; then the link is opened again, and the rest is planned anew.
    const input = { ...INPUT, ratings: ratingsFor(study) };
    for (const { id } of open.slice(0, 3)) {
      expect(await recordResponse([late], id, input)).toBe("stored");
    }
    await comeBack(study, late);
    expect(await recordResponse([late], open[3]!.id, input)).toBe("stored");
    await takePart(study, "p2");
    const entries = await db().assignmentEntry.findMany({
      where: { studyId: study.id, participantId: late },
      orderBy: { number: "asc" },
    });
    expect(entries.map(({ kind, positions }) => `${kind} ${positions.length}`)).toEqual(
      expect.arrayContaining(["PLAN 12", "RELEASE 11", "REFILL 3", "PLAN 8"]),
    );
    expect(await verifyAssignment(study.slug)).toMatchObject({ kind: "reproduced" });
  });

  it("of who is erased are free again, the answered ones too", async () => {
    const study = await takenStudy(await makeSmallStudy({ questionCount: 12 }));
    const erased = await takePart(study, "erased");
    await rateNext(study, erased, 6);
    await eraseParticipant(study.id, erased, { by: null, reason: "test" });
    for (let index = 0; index < 4; index++) await takePart(study, `p${index}`);
    expect(new Set(await fills(study.id))).toEqual(new Set([1]));
    expect(await verifyAssignment(study.slug)).toMatchObject({ kind: "reproduced" });
  });

  it("are the same when another process goes on", async () => {
    const study = await takenStudy(await makeSmallStudy({ questionCount: 20 }));
    for (let index = 0; index < 12; index++) {
      const id = await takePart(study, `p${index}`);
      if (index % 3 === 0) await rateNext(study, id, 4);
      if (index % 4 === 0) await runOut(id);
      // What the first one kept in memory is gone; the log has it all.
      if (index % 2 === 0) forgetAssignments(study.id);
    }
    expect(await verifyAssignment(study.slug)).toMatchObject({ kind: "reproduced", plans: 12 });
  });

  it("are given to nobody when the pool cannot serve anyone, and nothing is stored", async () => {
    const study = await takenStudy(await makeSmallStudy());
    const id = await enrolParticipant(study, recruited("p1"));
    // A protocol that asks for more than there is cannot open; stored ones of before might.
    const greedy = { ...study.protocol, explanationsPerMethod: 4 };
    await db().protocolVersion.create({
      data: {
        studyId: study.id,
        number: 2,
        document: JSON.parse(JSON.stringify(greedy)),
        hash: "x",
      },
    });
    const version = await db().protocolVersion.findFirstOrThrow({
      where: { studyId: study.id, number: 2 },
    });
    await ownerDb().participant.update({ where: { id }, data: { protocolVersionId: version.id } });
    const run = await runOf(study, id);
    await expect(
      admitParticipant(run, { aboutYou: ABOUT_SOMEBODY, screening: {} }),
    ).rejects.toMatchObject({ code: "unavailable" });
    expect(await db().trial.count({ where: { participantId: id } })).toBe(0);
    expect((await runOf(study, id)).step).toBe("about-you");
  });
});

describe("A study with a target", () => {
  const full = { ...DEMO_PROTOCOL, targetParticipants: 2 };

  it("takes as many as it needs, and again one for everybody who leaves", async () => {
    const study = await takenStudy(await makeSmallStudy({ protocol: full }));
    const first = await takePart(study, "p1");
    await takePart(study, "p2");
    const third = await takePart(study, "p3");
    expect((await runOf(study, third)).status).toBe("QUOTA_FULL");
    await runOut(first);
    const fourth = await takePart(study, "p4");
    expect((await runOf(study, fourth)).status).toBe("ACTIVE");
    expect((await comeBack(study, first)).status).toBe("TIMED_OUT");
  });

  it("never takes one too many, however many come at once", async () => {
    const study = await takenStudy(
      await makeSmallStudy({ protocol: { ...full, targetParticipants: 7 } }),
    );
    const ids = await Promise.all(
      Array.from({ length: 25 }, (_, index) => takePart(study, `p${index}`)),
    );
    const runs = await Promise.all(ids.map((id) => runOf(study, id)));
    expect(runs.filter(({ status }) => status === "ACTIVE")).toHaveLength(7);
    expect(runs.filter(({ status }) => status === "QUOTA_FULL")).toHaveLength(18);
  });
});

describe("Gaps that drop-outs left", () => {
  it("are filled although as many as were wanted have completed, and then nobody is taken", async () => {
    const protocol = { ...DEMO_PROTOCOL, explanationsPerMethod: 1, targetParticipants: 5 };
    const study = await takenStudy(
      await makeSmallStudy({ protocol, questionCount: 4, methodKeys: ["CF", "MT"] }),
    );
    const complete = async (name: string) => {
      const id = await takePart(study, name);
      if ((await runOf(study, id)).status !== "ACTIVE") return false;
      await rateNext(study, id);
      await db().participant.update({
        where: { id },
        data: { status: "COMPLETED", completedAt: new Date(), reservedUntil: null },
      });
      return true;
    };
    for (const name of ["p1", "p2", "p3", "p4"]) expect(await complete(name)).toBe(true);
    // Four people answer what CF explains and leave: its explanations get ahead of MT's.
    for (const name of ["l1", "l2", "l3", "l4"]) {
      const id = await takePart(study, name);
      const trial = await db().trial.findFirstOrThrow({
        where: { participantId: id, explanation: { method: { key: "CF" } } },
      });
      await recordResponse([id], trial.id, { ...INPUT, ratings: ratingsFor(study) });
      await runOut(id);
    }
    expect(await complete("p5")).toBe(true);
    expect(spread(await fills(study.id))).toBe(2);

    const beyond: string[] = [];
    for (const name of ["m1", "m2", "m3", "m4", "m5", "m6"]) {
      expect(await hasPlaces(study)).toBe(beyond.length < 3);
      if (await complete(name)) beyond.push(name);
    }
    expect(beyond).toEqual(["m1", "m2", "m3"]);
    expect(spread(await fills(study.id))).toBe(1);
  });
});

describe("A study with quotas", () => {
  const quotas = {
    cells: [
      { key: "women", label: "Women", where: { gender: ["female"] }, target: 2 },
      { key: "men", label: "Men", where: { gender: ["male"] }, target: 1 },
    ],
    admitOthers: false,
  };

  it("fills its cells and turns away who is in none", async () => {
    const study = await takenStudy(
      await makeSmallStudy({ protocol: { ...DEMO_PROTOCOL, quotas } }),
    );
    const statuses: string[] = [];
    const come = ["female", "male", "male", "diverse", "female", "female"];
    for (const [index, gender] of come.entries()) {
      const id = await takePart(study, `p${index}`, { ...ABOUT_SOMEBODY, gender });
      statuses.push((await runOf(study, id)).status);
    }
    expect(statuses).toEqual([
      "ACTIVE",
      "ACTIVE",
      "QUOTA_FULL",
      "QUOTA_FULL",
      "ACTIVE",
      "QUOTA_FULL",
    ]);
    // Of those who are turned away nothing is kept that they said about themselves.
    const answers = await db().answer.count({
      where: { studyId: study.id, participant: { status: "QUOTA_FULL" } },
    });
    expect(answers).toBe(0);
  });
});
