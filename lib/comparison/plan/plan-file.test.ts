import { describe, expect, it } from "vitest";
import { createRandom } from "@/lib/random";
import { planStudy } from "@/lib/stats/power/plan-study";
import { writePlanFile } from "./plan-file";
import type { SeededPlan } from "./plan-request";

const asked: SeededPlan = {
  design: {
    participants: 20,
    explanationsPerMethod: 2,
    thresholds: [-1, 1],
    effects: [0, 1],
    randomVariance: 1,
    contrast: { first: 0, second: 1 },
  },
  simulations: 50,
  alpha: 0.05,
  wantedPower: 0.8,
  factors: [0.5, 2],
  seed: "file",
};

describe("the file of a plan", () => {
  it("has a row for every number of participants, with what it takes to repeat it", () => {
    const steps = planStudy({ ...asked, randomOf: (n) => createRandom(`${asked.seed}/${n}`) });
    let step = steps.next();
    while (!step.done) step = steps.next();
    const { columns, rows } = writePlanFile(asked, step.value);
    const column = (name: string) => rows.map((row) => row[columns.indexOf(name)]);
    expect(rows.every((row) => row.length === columns.length)).toBe(true);
    expect(new Set(columns).size).toBe(columns.length);
    expect(column("participants")).toEqual([10, 20, 40]);
    expect(column("seed")).toEqual(["file", "file", "file"]);
    expect(column("power")).toEqual(step.value.curve.map(({ power }) => power.power));
    const [none, found, neither] = column("detectable_log_odds_ratio");
    expect([none, neither]).toEqual([null, null]);
    expect(found).toBeGreaterThan(0);
  });
});
