import { describe, expect, it } from "vitest";
import { forgetAssignments } from "@/lib/server/participation/assignment/assignment-memory";
import { verifyAssignment } from "@/lib/server/participation/assignment/verify-assignment";
import { db } from "@/lib/server/shared/db";
import { makeAccess } from "@/lib/server/testing/made-study";
import { ownerDb } from "@/lib/server/testing/owner-db";
import { makeSmallStudy, takenStudy, takePart } from "@/lib/server/testing/small-study";
import { retireExplanation } from "./retire-explanation";

const RETIRE = { retired: true, reason: "It names the model." };
const BACK = { retired: false, reason: "It does not, after all." };

async function openStudy(questionCount: number) {
  const built = await makeSmallStudy({ questionCount });
  const study = await takenStudy(built);
  return { study, access: await makeAccess({ id: study.id, slug: study.slug } as never) };
}

async function given(participantId: string): Promise<string[]> {
  const trials = await db().trial.findMany({ where: { participantId } });
  return trials.map(({ explanationId }) => explanationId);
}

describe("An explanation that is retired", () => {
  it("is planned for nobody new, comes back when it is reinstated, and every plan can be proved", async () => {
    const { study, access } = await openStudy(14);
    const first = await takePart(study, "first");
    const [retired = ""] = await given(first);
    await retireExplanation(access, retired, RETIRE);
    for (const name of ["a", "b", "c", "d"]) {
      expect(await given(await takePart(study, name))).not.toContain(retired);
    }
    expect(await given(first)).toContain(retired);
    expect(await verifyAssignment(study.slug)).toMatchObject({ kind: "reproduced", plans: 5 });

    await retireExplanation(access, retired, BACK);
    const later = await Promise.all(
      ["e", "f", "g", "h", "i", "j"].map((name) => takePart(study, name)),
    );
    const all = (await Promise.all(later.map(given))).flat();
    expect(all).toContain(retired);
    forgetAssignments(study.id);
    await takePart(study, "another process");
    expect(await verifyAssignment(study.slug)).toMatchObject({ kind: "reproduced", plans: 12 });
  });

  it("is retired in between plans that come at the same moment, whichever goes first", async () => {
    const { study, access } = await openStudy(16);
    const [explanation] = await db().explanation.findMany({
      where: { studyId: study.id },
      take: 1,
    });
    await Promise.all([
      ...Array.from({ length: 6 }, (_, index) => takePart(study, `before ${index}`)),
      retireExplanation(access, explanation?.id ?? "", RETIRE),
      ...Array.from({ length: 6 }, (_, index) => takePart(study, `after ${index}`)),
    ]);
    expect(await verifyAssignment(study.slug)).toMatchObject({ kind: "reproduced", plans: 12 });
  });

  it("keeps its reason with who gave it, and refuses the same again", async () => {
    const { study, access } = await openStudy(14);
    const [explanation] = await db().explanation.findMany({
      where: { studyId: study.id },
      take: 1,
    });
    const id = explanation?.id ?? "";
    await retireExplanation(access, id, RETIRE);
    await expect(retireExplanation(access, id, RETIRE)).rejects.toMatchObject({
      code: "changed-meanwhile",
    });
    const entry = await db().auditEntry.findFirstOrThrow({
      where: { studyId: study.id, action: "retire-explanation" },
    });
    expect(entry).toMatchObject({ userId: access.userId, detail: { reason: RETIRE.reason } });
    const [row] = await db().explanationRetirement.findMany({ where: { studyId: study.id } });
    await expect(
      ownerDb().explanationRetirement.delete({ where: { id: row?.id ?? 0n } }),
    ).rejects.toThrow();
  });

  it("stays where the study could not give everybody their explanations without it", async () => {
    const { study, access } = await openStudy(12);
    const [explanation] = await db().explanation.findMany({
      where: { studyId: study.id },
      take: 1,
    });
    const ofMethod = await db().explanation.findMany({
      where: { studyId: study.id, methodId: explanation?.methodId ?? "" },
    });
    let refused = 0;
    for (const { id } of ofMethod) {
      await retireExplanation(access, id, RETIRE).catch((error) => {
        expect(error).toMatchObject({ code: "not-acceptable" });
        refused++;
      });
    }
    expect(refused).toBeGreaterThan(0);
    expect(await given(await takePart(study, "somebody"))).toHaveLength(12);
  });

  it("is not found in another study", async () => {
    const { study } = await openStudy(12);
    const { access } = await openStudy(12);
    const [explanation] = await db().explanation.findMany({
      where: { studyId: study.id },
      take: 1,
    });
    await expect(retireExplanation(access, explanation?.id ?? "", RETIRE)).rejects.toMatchObject({
      code: "not-found",
    });
  });
});
