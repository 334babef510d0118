import { describe, expect, it } from "vitest";
import { firstPlan } from "@/lib/study/protocol/analysis-plan";
import { firstProtocol } from "@/lib/study/protocol/first-protocol";
import { type OpenedVersion, planOfVersions } from "./plan-of-versions";
import { planStanding } from "./plan-standing";

const base = firstProtocol("A study");
const version = (number: number, change: object, reason?: string): OpenedVersion => ({
  number,
  hash: `hash ${number}`,
  openedAt: `2026-12-0${number}T00:00:00.000Z`,
  protocol: { ...base, ...change },
  planChange: reason ? { reason, by: "A researcher" } : null,
});
const OPENING = "2026-12-01T00:00:00.500Z";
const planOf = (versions: OpenedVersion[], openedAt: string | null = OPENING) =>
  planOfVersions(versions, openedAt);
const plan = { ...firstPlan(), alpha: 0.01 };

describe("The plan of a study", () => {
  it("is that of the version it opened with, and later changes are deviations", () => {
    const found = planOf([
      version(1, { plan, targetParticipants: 100 }),
      version(2, { plan, targetParticipants: 100, contact: "Another" }),
      version(3, { plan: { ...plan, alpha: 0.05 }, targetParticipants: 80 }, "Few came."),
    ]);
    expect(found).toMatchObject({ registered: "before-opening", alpha: 0.01, target: 100 });
    expect(found).toMatchObject({ version: 1, hash: "hash 1" });
    expect(found.deviations).toEqual([
      {
        version: 3,
        at: "2026-12-03T00:00:00.000Z",
        by: "A researcher",
        reason: "Few came.",
        changes: [
          expect.stringContaining("100 → 80"),
          "Analysis plan, Alpha, two-sided: 0.01 → 0.05",
        ],
      },
    ]);
    expect(planStanding(found)).toContain("confirmatory");
  });

  it("is exploratory where it came after the opening, or never", () => {
    const late = planOf([version(1, {}), version(2, { plan }, "Forgotten.")]);
    expect(late).toMatchObject({ registered: "after-opening", version: 2, alpha: 0.01 });
    expect(late.deviations).toHaveLength(1);
    expect(planStanding(late)).toContain("All results are exploratory.");
    const none = planOf([version(1, { targetParticipants: 5 }), version(2, {})]);
    expect(none).toMatchObject({ registered: "none", hash: null, alpha: 0.05, deviations: [] });
    expect(planStanding(none)).toContain("All results are exploratory.");
    expect(planOf([]).registered).toBe("none");
  });

  it("stays registered where a later version takes it out, which is a deviation", () => {
    const found = planOf([version(1, { plan }), version(2, {}, "No longer.")]);
    expect(found).toMatchObject({ registered: "before-opening", version: 1 });
    expect(found.deviations).toHaveLength(1);
  });

  it("is that of the opening where a pilot had another before, whose changes are no deviations", () => {
    const versions = [version(1, {}), version(2, { plan }), version(3, { plan })];
    const found = planOf(versions, "2026-12-02T00:00:00.500Z");
    expect(found).toMatchObject({ registered: "before-opening", version: 2, deviations: [] });
    expect(planOf(versions, null)).toMatchObject({
      registered: "none",
      hash: null,
      alpha: 0.01,
      deviations: [],
    });
  });

  it("says that looks of older protocols spent no alpha", () => {
    const found = planOf([version(1, { interimLooks: [40, 80] })]);
    expect(found.looksWithoutSpending).toEqual([40, 80]);
    expect(found.looks).toEqual([]);
    expect(planStanding(found)).toContain("40, 80");
  });
});
