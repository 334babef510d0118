import { describe, expect, it } from "vitest";
import { fillPlanForm, keptAs } from "./plan-form";

const origin = {
  fitted: [
    {
      construct: "Clarity",
      thresholds: [-2, 0.5],
      effects: [0, 0.2, Math.log(2)],
      randomVariance: 2.25,
    },
    { construct: "Depth", thresholds: [-1, 1], effects: [0, 0, 0.1], randomVariance: 1 },
  ],
  methods: 3,
  participants: 117,
  explanationsPerMethod: 3,
};

describe("the form of the next study", () => {
  it("begins with the study at hand and its first fitted construct, last method against first", () => {
    expect(fillPlanForm(origin, {})).toMatchObject({
      start: "Clarity",
      first: "0",
      second: "2",
      oddsRatio: "2.00",
      spread: "1.500",
      thresholds: "-2.000  0.500",
      participants: "117",
      explanationsPerMethod: "3",
      methods: "3",
      simulations: "500",
    });
  });

  it("expects as many to complete as did in a pilot, and all without one", () => {
    expect(fillPlanForm(origin, {}).completion).toBe("100");
    expect(fillPlanForm({ ...origin, completion: 85 }, {}).completion).toBe("85");
    expect(fillPlanForm({ ...origin, completion: 85 }, { completion: "90" }).completion).toBe("90");
  });

  it("shows another construct's figures when it is chosen, and what was typed on coming back", () => {
    const before = fillPlanForm(origin, {});
    const typed = { [keptAs("oddsRatio", before)]: "1.4", [keptAs("spread", before)]: "2" };
    expect(fillPlanForm(origin, typed)).toMatchObject({ oddsRatio: "1.4", spread: "2" });
    const other = fillPlanForm(origin, { ...typed, start: "Depth" });
    expect(other).toMatchObject({ oddsRatio: "1.11", spread: "1.000" });
    const back = fillPlanForm(origin, { ...typed, start: "Clarity" });
    expect(back).toMatchObject({ oddsRatio: "1.4", spread: "2" });
  });

  it("suggests the odds ratio of the pair that is chosen", () => {
    expect(fillPlanForm(origin, { first: "2", second: "0" }).oddsRatio).toBe("0.50");
  });

  it("keeps an emptied field empty", () => {
    expect(fillPlanForm(origin, { participants: "" }).participants).toBe("");
  });

  it("assumes something where nothing was fitted", () => {
    const texts = fillPlanForm({ ...origin, fitted: [] }, {});
    expect(texts).toMatchObject({ start: "", oddsRatio: "1.50", spread: "1.500" });
  });
});
