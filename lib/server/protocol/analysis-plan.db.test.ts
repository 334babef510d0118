import { describe, expect, it } from "vitest";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { db } from "@/lib/server/shared/db";
import { makeAccess } from "@/lib/server/testing/made-study";
import { ownerDb } from "@/lib/server/testing/owner-db";
import { makeSmallStudy } from "@/lib/server/testing/small-study";
import { firstPlan } from "@/lib/study/protocol/analysis-plan";
import type { Protocol } from "@/lib/study/protocol/protocol";
import { DEMO_PROTOCOL } from "@/prisma/demo/protocol";
import { loadAnalysisPlan } from "./load-analysis-plan";
import { loadProtocolPage } from "./load-protocol-page";
import { openProtocol } from "./open-protocol";
import { saveProtocol } from "./save-protocol";

const PLANNED: Protocol = {
  ...DEMO_PROTOCOL,
  targetParticipants: 100,
  plan: { ...firstPlan(), looks: [50] },
};

async function makePlanned(given: Parameters<typeof makeSmallStudy>[0] = {}): Promise<StudyAccess> {
  return makeAccess(await makeSmallStudy({ protocol: PLANNED, ...given }));
}

async function save(access: StudyAccess, change: Partial<Protocol>) {
  const newest = await db().protocolVersion.findFirstOrThrow({
    where: { studyId: access.studyId },
    orderBy: { number: "desc" },
  });
  return saveProtocol(access, { basedOn: newest.hash, document: { ...PLANNED, ...change } });
}

describe("An analysis plan", () => {
  it("that cannot be met is refused at its field, and nothing is stored", async () => {
    const access = await makePlanned({ status: "DRAFT" });
    const before = await db().protocolVersion.findMany({ where: { studyId: access.studyId } });
    const baseline = { kind: "baseline", baseline: "no method" } as const;
    const plan = { ...firstPlan(), contrasts: baseline, looks: [50, 100] };
    await expect(save(access, { plan })).rejects.toMatchObject({
      code: "malformed-request",
      status: 400,
      fields: [{ path: "plan.contrasts.baseline" }, { path: "plan.looks.1" }],
    });
    await expect(save(access, { plan: { ...firstPlan(), alpha: 0.5 } })).rejects.toMatchObject({
      fields: [{ path: "plan.alpha" }],
    });
    expect(await db().protocolVersion.findMany({ where: { studyId: access.studyId } })).toEqual(
      before,
    );
  });

  it("is registered with the version and hash that the study opened with", async () => {
    const access = await makePlanned();
    const [version] = await db().protocolVersion.findMany({ where: { studyId: access.studyId } });
    expect(await loadAnalysisPlan(access)).toMatchObject({
      registered: "before-opening",
      hash: version?.hash,
      looks: [50],
      target: 100,
      deviations: [],
    });
  });

  it("changes after the opening with a reason alone, which is stored and frozen", async () => {
    const access = await makePlanned();
    const { hash } = await save(access, { plan: { ...firstPlan(), alpha: 0.01, looks: [50] } });
    const changes = ["Analysis plan, Alpha, two-sided: 0.05 → 0.01"];
    expect((await loadProtocolPage(access, {})).opening?.planChanges).toEqual(changes);
    for (const planReason of [undefined, ""]) {
      const opening = openProtocol(access, { hash, confirmed: true, planReason });
      await expect(opening).rejects.toMatchObject({
        status: 422,
        fields: [{ path: "planReason" }],
      });
    }
    await openProtocol(access, { hash, confirmed: true, planReason: "A reviewer asked for it." });
    const plan = await loadAnalysisPlan(access);
    expect(plan).toMatchObject({ registered: "before-opening", version: 1, alpha: 0.05 });
    expect(plan.deviations).toMatchObject([
      { version: 2, reason: "A reviewer asked for it.", by: expect.any(String), changes },
    ]);
    const change = ownerDb().protocolVersion.updateMany({
      where: { studyId: access.studyId },
      data: { planReason: "Another" },
    });
    await expect(change).rejects.toThrow(/frozen/);
  });

  it("needs no reason where a version leaves it as it is", async () => {
    const access = await makePlanned();
    const { hash } = await save(access, { timeLimitMinutes: 45 });
    await openProtocol(access, { hash, confirmed: true });
    expect((await loadAnalysisPlan(access)).deviations).toEqual([]);
  });

  it("is exploratory where the study opened without one", async () => {
    const access = await makePlanned({ protocol: DEMO_PROTOCOL });
    expect(await loadAnalysisPlan(access)).toMatchObject({ registered: "none", hash: null });
    const { hash } = await save(access, {});
    await openProtocol(access, { hash, confirmed: true, planReason: "It was forgotten." });
    expect(await loadAnalysisPlan(access)).toMatchObject({
      registered: "after-opening",
      version: 2,
      deviations: [{ reason: "It was forgotten." }],
    });
  });
});
