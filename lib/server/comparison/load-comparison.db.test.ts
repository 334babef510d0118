import { describe, expect, it } from "vitest";
import type { CountedVariable } from "@/lib/comparison/compare-counts";
import { fitComparison } from "@/lib/comparison/fit-comparison";
import { resamplingOf } from "@/lib/comparison/resampling";
import { makeComparedStudy } from "@/lib/server/testing/compared-study";
import { makeAccess } from "@/lib/server/testing/made-study";
import { isEstimate } from "@/lib/stats/numeric/outcome";
import { loadComparison } from "./load-comparison";
import { studyResponses } from "./study-responses";

const LONG_MS = 120_000;

function means(counted: CountedVariable[], key: string): unknown[] {
  const variable = counted.find((one) => one.key === key);
  return (variable?.described ?? []).map((outcome) => (isEstimate(outcome) ? outcome.mean : null));
}

const about = (mean: number) => expect.closeTo(mean, 12);

describe("loadComparison", () => {
  it("says how large the three sets are, whose responses they hold, and who failed which check", async () => {
    const access = await makeAccess(await makeComparedStudy());
    const all = await loadComparison(access, "all", 0);
    expect(all.sizes).toEqual({
      all: { participants: 5, responses: 12 },
      completed: { participants: 4, responses: 11 },
      checked: { participants: 2, responses: 4 },
    });
    expect(all.failed).toEqual({ "straight-lining": 1, speed: 1, attention: 0 });
    expect(all.completed).toBe(4);
    expect(all.origin).toEqual({ participants: 5, simulated: 1, imported: 4 });
    const checked = await loadComparison(access, "checked", 0);
    expect(checked.origin).toEqual({ participants: 2, simulated: 0, imported: 2 });
    expect(checked.sizes).toEqual(all.sizes);
  });

  it("has the means that are reckoned by hand, of each set", async () => {
    const access = await makeAccess(await makeComparedStudy());
    const ofSet = async (set: "all" | "completed" | "checked") => {
      const { counted, methods } = await loadComparison(access, set, 0);
      expect(methods.map(({ key }) => key)).toEqual(["CF", "MT"]);
      expect(counted.map(({ key }) => key)).toEqual(["Plausibility", "Satisfaction", "Quality"]);
      return [means(counted, "Plausibility"), means(counted, "Quality")];
    };
    // CF: 2 4 1 and three threes; MT: 5 4, three threes and 5. Quality is the mean of the two ratings.
    expect(await ofSet("all")).toEqual([
      [about(16 / 6), about(23 / 6)],
      [about(17 / 6), about(23 / 6)],
    ]);
    expect(await ofSet("completed")).toEqual([
      [about(3), about(23 / 6)],
      [about(3.1), about(23 / 6)],
    ]);
    expect(await ofSet("checked")).toEqual([
      [3, 4.5],
      [3.25, 4.5],
    ]);
  });

  it("names methods in the study's order, not in the alphabet's", async () => {
    const methods = ["MT", "CF"].map((key) => ({ key, label: key }));
    const study = await makeComparedStudy(undefined, { methods });
    const loaded = await loadComparison(await makeAccess(study), "checked", 0);
    expect(loaded.methods).toEqual(methods);
    expect(means(loaded.counted, "Plausibility")).toEqual([4.5, 3]);
  });

  it("has the fitted figures of exactly its responses, when it waits for them", async () => {
    const study = await makeComparedStudy();
    const access = await makeAccess(study);
    const { kept } = await studyResponses(study.id);
    for (const set of ["all", "completed", "checked"] as const) {
      const { fits, counts, seed } = await loadComparison(access, set, LONG_MS);
      if (fits.state !== "current") throw new Error(`The fit is ${fits.state}.`);
      expect(fits.figures.responses).toBe(counts.responses);
      const table = { ...kept.table(set), aboutYou: [] };
      expect(fits.figures).toEqual(fitComparison(table, resamplingOf(seed)));
    }
    const { fits } = await loadComparison(access, "checked", 0);
    expect(fits).toMatchObject({
      state: "current",
      figures: { variables: [{ bootstrap: { means: [{ mean: 3 }, { mean: 4.5 }] } }, {}, {}] },
    });
  });

  it("does not wait for a fit of what is not there", async () => {
    const access = await makeAccess(await makeComparedStudy([]));
    const { counts, fits, counted } = await loadComparison(access, "all", LONG_MS);
    expect(counts).toMatchObject({ participants: 0, responses: 0 });
    expect(fits).toEqual({ state: "computing" });
    expect(means(counted, "Quality")).toEqual([null, null]);
  });
});
