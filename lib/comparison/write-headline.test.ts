import { describe, expect, it } from "vitest";
import { type ToldContrast, writeHeadline } from "./write-headline";

const methods = ["CF", "MT", "Revised"];
const contrast = (
  first: number,
  second: number,
  estimate: number,
  pHolm: number,
): ToldContrast => ({
  first,
  second,
  estimate,
  lower: estimate / 1.5,
  upper: estimate * 1.5,
  pHolm,
});
const request = {
  variable: "Completeness",
  methods,
  scale: "odds-ratio" as const,
  pOverall: 0.2,
  testsShown: true,
};

describe("The headline of a construct", () => {
  it("names the one that is higher than each other, with the range of its odds ratios", () => {
    const contrasts = [
      contrast(0, 1, 1.1, 0.6),
      contrast(0, 2, 2.4, 0.0001),
      contrast(1, 2, 2, 0.002),
    ];
    expect(writeHeadline({ ...request, contrasts })).toBe(
      "Revised is rated higher on Completeness than each other method: odds ratios 2.00 to 2.40, Holm p ≤ .002.",
    );
  });

  it("names the one that is lower than each other, whichever way the contrasts point", () => {
    const contrasts = [
      contrast(0, 1, 0.5, 0.01),
      contrast(1, 2, 2.5, 0.003),
      contrast(0, 2, 1.2, 0.4),
    ];
    expect(writeHeadline({ ...request, contrasts })).toBe(
      "MT is rated lower on Completeness than each other method: odds ratios 2.00 to 2.50, Holm p ≤ .010.",
    );
  });

  it("names single pairs, and says that the others do not differ", () => {
    const contrasts = [
      contrast(0, 1, 1.1, 0.6),
      contrast(0, 2, 2, 0.0004),
      contrast(1, 2, 1.4, 0.2),
    ];
    expect(writeHeadline({ ...request, contrasts })).toBe(
      "On Completeness, Revised is rated higher than CF (odds ratio 2.00 (95 % interval 1.33 to 3.00), Holm p < .001); the other 2 pairs do not differ beyond chance.",
    );
  });

  it("says that nothing is found, with the largest contrast and its uncertainty", () => {
    const contrasts = [contrast(0, 1, 0.8, 0.9)];
    expect(writeHeadline({ ...request, contrasts })).toBe(
      "On Completeness, no method is rated higher than another beyond chance (p = .200); the largest contrast is CF over MT, odds ratio 1.25 (95 % interval 0.83 to 1.88), Holm p = .900.",
    );
  });

  it("says that the methods differ as a whole where the test of all finds what no pair shows", () => {
    const contrasts = [contrast(0, 1, 0.8, 0.07)];
    expect(writeHeadline({ ...request, contrasts, pOverall: 0.039 })).toMatch(
      /^On Completeness, the methods differ as a whole \(p = \.039\), but no pair does .* Holm p = \.070\.$/,
    );
  });

  it("says no more than the estimate while tests are kept back", () => {
    const contrasts = [
      contrast(0, 1, 1.1, 0.6),
      contrast(0, 2, 2, 0.0004),
      contrast(1, 2, 1.4, 0.2),
    ];
    expect(writeHeadline({ ...request, contrasts, testsShown: false })).toBe(
      "So far Revised is rated highest on Completeness and CF lowest: odds ratio 2.00 (95 % interval 1.33 to 3.00).",
    );
  });

  it("tells differences of means where the model has them", () => {
    const contrasts = [{ ...contrast(0, 1, -0.2, 0.01), lower: -0.3, upper: -0.1 }];
    expect(writeHeadline({ ...request, scale: "difference", variable: "Quality", contrasts })).toBe(
      "On Quality, CF is rated higher than MT (difference of means 0.20 (95 % interval 0.10 to 0.30), Holm p = .010).",
    );
    expect(writeHeadline({ ...request, contrasts: [] })).toContain("no two methods");
  });
});
