import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { createRandom } from "@/lib/random";
import { planStudy } from "@/lib/stats/power/plan-study";
import { PlanNextStudy } from "./plan-next-study";
import { PlanResults } from "./plan-results";
import { RunProgress } from "./run-progress";

const asked = {
  design: {
    participants: 8,
    explanationsPerMethod: 1,
    thresholds: [-1, 1],
    effects: [0, 1],
    randomVariance: 1,
    contrast: { first: 0, second: 1 },
    completion: 0.9,
  },
  simulations: 50,
  alpha: 0.05,
  wantedPower: 0.8,
  factors: [0.5, 2],
  seed: "shown",
};

describe("the plan of the next study on the page", () => {
  it("labels every field, and names the constructs without a model", () => {
    const html = renderToStaticMarkup(
      <PlanNextStudy
        fitted={[{ construct: "Clarity", thresholds: [-1, 1], effects: [0, 1], randomVariance: 1 }]}
        methods={[{ label: "Plain" }, { label: "Revised" }]}
        constructs={["Clarity", "Depth"]}
        participants={20}
        explanationsPerMethod={2}
        completion={85}
        origin="Simulated data"
      />,
    );
    const fields = [...html.matchAll(/<(?:input|select) id="([^"]+)"/g)].map(([, id]) => id);
    expect(fields.length).toBe(15);
    for (const id of fields) expect(html).toContain(`for="${id}"`);
    expect(new Set(fields).size).toBe(fields.length);
    expect(html).toContain("No model could be fitted to Depth.");
    expect(html).toContain("this pilot of 20 participants");
    expect(html).toContain("the odds ratios say what was simulated");
    expect(html).toContain("print:hidden");
  });

  it("shows no power without its interval, its number of simulations and its seed", () => {
    const steps = planStudy({ ...asked, randomOf: (n) => createRandom(`${asked.seed}/${n}`) });
    let step = steps.next();
    while (!step.done) step = steps.next();
    const words = { construct: "", first: "Plain", second: "Revised" };
    const html = renderToStaticMarkup(<PlanResults result={{ asked, words, plan: step.value }} />);
    expect(html).toMatch(/Power \d+\.\d %<\/strong> \(Monte Carlo interval .+n = 50 simulated/);
    expect(html).toContain("Seed “shown”");
    expect(html).toContain("8 (as planned)");
    expect(html).toContain("90 % of the trials");
    expect(html).not.toContain("NaN");
  });

  it("says how far it is in words as well", () => {
    const html = renderToStaticMarkup(
      <RunProgress run={{ kind: "running", share: 0.426, msLeft: 61_000 }} onCancel={() => {}} />,
    );
    expect(html).toContain('role="progressbar"');
    expect(html).toContain('aria-valuenow="42"');
    expect(html).toContain('aria-valuetext="42 %, about 1 min 1 s left"');
  });
});
