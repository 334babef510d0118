import { describe, expect, it } from "vitest";
import { writeMaterials } from "@/lib/exporters/bundle/write-materials";
import { firstPlan } from "@/lib/study/protocol/analysis-plan";
import { firstProtocol } from "@/lib/study/protocol/first-protocol";
import { sayPlan } from "./say-plan";

const protocol = { ...firstProtocol("A study"), targetParticipants: 100 };
const planned = { ...protocol, plan: firstPlan() };
const opened = "2026-02-01T08:00:00.000Z";
const first = { number: 1, hash: "a", openedAt: opened, document: planned };
const study = { openedAt: opened } as Parameters<typeof sayPlan>[0]["study"];

describe("The plan in a bundle", () => {
  it("is said with its deviations and their reasons", () => {
    const second = {
      number: 2,
      hash: "b",
      openedAt: "2026-02-05T08:00:00.000Z",
      planReason: "A reviewer asked for it",
      document: { ...planned, plan: { ...firstPlan(), alpha: 0.01 } },
    };
    const text = sayPlan({ study, protocols: [first, second] });
    expect(text).toContain("frozen with version 1");
    expect(text).toContain("Deviation in version 2 (2026-02-05)");
    expect(text).toContain("0.05 → 0.01");
    expect(text).toContain("Reason: A reviewer asked for it.");
  });

  it("is said to be missing where there is none, and has no text for registries then", () => {
    const without = { ...first, document: protocol };
    expect(sayPlan({ study, protocols: [without] })).toContain("All results are exploratory.");
    const paths = (version: typeof first | typeof without) =>
      writeMaterials([version], [{ key: "CF", label: "CF" }]).map(({ path }) => path);
    expect(paths(first)).toEqual(
      expect.arrayContaining([
        "materials/protocol-version-1-plan-aspredicted.md",
        "materials/protocol-version-1-plan-osf.md",
      ]),
    );
    expect(paths(without).join(" ")).not.toContain("plan");
  });
});
