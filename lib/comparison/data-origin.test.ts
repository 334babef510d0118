import { describe, expect, it } from "vitest";
import { describeOrigin } from "./data-origin";

describe("describeOrigin", () => {
  it("says nothing when everybody took part here", () => {
    expect(describeOrigin({ participants: 12, simulated: 0, imported: 0 })).toBeNull();
    expect(describeOrigin({ participants: 0, simulated: 0, imported: 0 })).toBeNull();
  });

  it("says that all participants are simulated", () => {
    expect(describeOrigin({ participants: 117, simulated: 117, imported: 0 })).toEqual({
      label: "Simulated data",
      sentence: "All 117 participants are simulated: a model drew the ratings, nobody gave them.",
    });
  });

  it("counts those who are not from here among the others", () => {
    const origin = describeOrigin({ participants: 10, simulated: 1, imported: 4 });
    expect(origin?.label).toBe("Simulated and imported data");
    expect(origin?.sentence).toContain("1 of 10 participants is simulated");
    expect(origin?.sentence).toContain("4 of 10 participants are imported");
  });
});
