import { describe, expect, it } from "vitest";
import { firstPlan } from "@/lib/study/protocol/analysis-plan";
import { firstProtocol } from "@/lib/study/protocol/first-protocol";
import { type Preregistered, REGISTRIES, writePreregistration } from "./preregistration";

const study: Preregistered = {
  protocol: {
    ...firstProtocol("Which explanations help"),
    targetParticipants: 100,
    plan: {
      ...firstPlan(),
      contrasts: { kind: "baseline", baseline: "CF" },
      smallestEffect: 0.25,
      nonInferiorityMargin: 0.2,
      looks: [50],
    },
  },
  version: { number: 1, hash: "abc", openedAt: "2026-12-01T10:00:00.000Z" },
  methods: [
    { key: "CF", label: "Counterfactual" },
    { key: "MT", label: "Multitask" },
  ],
};

describe("The text of a preregistration", () => {
  it.each(REGISTRIES)("says all that the plan says: %s", (registry) => {
    const text = writePreregistration(registry, study);
    for (const said of [
      "# Which explanations help",
      "mean of the 5 constructs",
      "each method against Counterfactual",
      "Alpha = 0.05",
      "0.25 points",
      "margin against the baseline: 0.2 points",
      "100 participants",
      // As rpact has them: 0.003051 and 0.048999.
      "after 50 completions at p < 0.0031; after 100 completions at p < 0.0490",
      "straight-lining",
      "SHA-256 abc",
      "[State your hypothesis",
    ]) {
      expect(text).toContain(said);
    }
    expect(text).not.toMatch(/undefined|null|NaN/);
  });

  it("says of a construct that its effects are probabilities, and of a draft that it is one", () => {
    const primary = study.protocol.constructs[0]?.key ?? "";
    const pairs = [{ first: "CF", second: "MT" }];
    const plan = { ...study.protocol.plan, primary, contrasts: { kind: "pairs" as const, pairs } };
    const text = writePreregistration("aspredicted", {
      ...study,
      protocol: { ...study.protocol, plan: { ...plan, looks: [], smallestEffect: 0.1 } },
      version: { ...study.version, openedAt: null },
    });
    expect(text).toContain("0.1 in the probability of agreeing");
    expect(text).toContain("cumulative link mixed model");
    expect(text).toContain("Multitask against Counterfactual");
    expect(text).toContain("There is no interim analysis.");
    expect(text).toContain("Draft of version 1");
  });
});
