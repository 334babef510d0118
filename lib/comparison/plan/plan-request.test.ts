import { describe, expect, it } from "vitest";
import { fillPlanForm, type PlanTexts } from "./plan-form";
import { readPlan } from "./plan-request";

const fitted = [
  {
    construct: "Clarity",
    thresholds: [-2, 0.5],
    effects: [0, 0.2, 0.6, 0.4],
    randomVariance: 2.25,
  },
];
const origin = { fitted, methods: 4, participants: 117, explanationsPerMethod: 3 };
const texts = (change: Partial<PlanTexts> = {}) => ({ ...fillPlanForm(origin, {}), ...change });

const planOf = (change?: Partial<PlanTexts>) => {
  const read = readPlan(texts(change), fitted);
  if (read.kind !== "plan") throw new Error(JSON.stringify(read.problems));
  return read.plan;
};

const problemsOf = (change: Partial<PlanTexts>) => {
  const read = readPlan(texts(change), fitted);
  return read.kind === "problems" ? read.problems : {};
};

describe("reading the form of the next study", () => {
  it("puts the compared methods first and keeps the others as fitted", () => {
    const { design } = planOf({ first: "1", second: "2", oddsRatio: "2" });
    expect(design.effects).toEqual([0.2, 0.2 + Math.log(2), 0, 0.4]);
    expect(design.contrast).toEqual({ first: 0, second: 1 });
    expect(design.thresholds).toEqual([-2, 0.5]);
    expect(design.randomVariance).toBeCloseTo(2.25, 12);
    expect(design.completion).toBe(1);
  });

  it("takes fewer methods, and methods beyond the fitted ones as like the first of the pair", () => {
    expect(planOf({ methods: "2" }).design.effects).toHaveLength(2);
    const { effects } = planOf({ first: "1", second: "2", methods: "6" }).design;
    expect(effects.slice(4)).toEqual([0.2, 0.2]);
    expect(planOf({ start: "", methods: "3" }).design.effects).toEqual([
      0,
      expect.closeTo(Math.log(1.49), 12),
      0,
    ]);
  });

  it("shares alpha out over all pairs of the next study's methods where it is asked to", () => {
    expect(planOf().contrasts).toBe(1);
    expect(planOf({ adjust: "all" }).contrasts).toBe(6);
    expect(planOf({ adjust: "all", methods: "3" }).contrasts).toBe(3);
  });

  it("understands numbers as people type them", () => {
    expect(planOf({ oddsRatio: " 1,5 " }).design.effects[1]).toBeCloseTo(Math.log(1.5), 12);
    expect(planOf({ thresholds: "−2, 0,5 1.25" }).design.thresholds).toEqual([-2, 0.5, 1.25]);
    expect(planOf({ thresholds: "-2; 0.5" }).design.thresholds).toEqual([-2, 0.5]);
    expect(planOf({ participants: "１ ２００" }).design.participants).toBe(1200);
    expect(problemsOf({ participants: "1,200" })).toHaveProperty("participants");
    expect(planOf({ completion: "80" }).design.completion).toBe(0.8);
  });

  it("says beside each field what is wrong, all at once", () => {
    expect(problemsOf({ participants: "", alpha: "2", second: "0", simulations: "9000" })).toEqual({
      participants: "Enter a whole number from 2 to 20,000.",
      alpha: "Enter a number from 0.0001 to 0.5.",
      second: "Choose two different methods.",
      simulations: "Enter a whole number from 50 to 5,000.",
    });
  });

  it.each<[keyof PlanTexts, string]>([
    ["participants", "1"],
    ["participants", "12.5"],
    ["participants", "many"],
    ["participants", "Infinity"],
    ["oddsRatio", "0"],
    ["spread", "-1"],
    ["completion", "0"],
    ["completion", "101"],
    ["thresholds", ""],
    ["thresholds", "1 0"],
    ["thresholds", "1 1"],
    ["thresholds", "0 99"],
    ["thresholds", "0 x"],
    ["seed", " "],
    ["wantedPower", "100"],
  ])("refuses %s of “%s”", (field, text) => {
    expect(Object.keys(problemsOf({ [field]: text }))).toEqual([field]);
  });

  it("wants a power above alpha", () => {
    expect(Object.keys(problemsOf({ alpha: ".3", wantedPower: "20" }))).toEqual(["wantedPower"]);
  });
});
