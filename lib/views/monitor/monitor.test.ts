import { describe, expect, it } from "vitest";
import { type MonitorView, monitorWarnings } from "./monitor";

const method = {
  key: "MT",
  label: "MT",
  explanations: 4,
  responses: { stored: 8, planned: 9 },
  fewest: 2,
  most: 2,
  farBehind: 0,
};

const calm: MonitorView = {
  asOf: "2026-11-24T10:00:00.000Z",
  status: "OPEN",
  origin: { participants: 3, simulated: 0, imported: 0 },
  visits: 5,
  consented: 3,
  active: 1,
  completed: 2,
  dropped: 0,
  ended: {
    "failed-attention": 0,
    "screened-out": 0,
    "study-full": 0,
    "timed-out": 0,
    withdrawn: 0,
    erased: 0,
  },
  constructs: 5,
  responses: { stored: 8, planned: 9 },
  ratings: { stored: 40, planned: 45 },
  medianDuration: null,
  methods: [method],
  funnel: [],
  levels: [],
  cells: null,
  aim: null,
  pace: { of: "participants", target: null, done: 2, lastDay: 2 },
  pay: null,
  flags: {
    attention: 0,
    "straight-lining": 0,
    speed: 0,
    "fast-trials": 0,
    "implausible-times": 0,
    away: 0,
    translated: 0,
    "pasted-comment": 0,
    "same-device": 0,
    "same-person": 0,
  },
  excluded: 0,
  mismatches: 0,
};

describe("monitorWarnings", () => {
  it("is silent when all goes well", () => {
    expect(monitorWarnings(calm)).toEqual([]);
  });

  it("begins with where the recruiter says otherwise", () => {
    const [first] = monitorWarnings({ ...calm, mismatches: 2, dropped: 1 });
    expect(first?.title).toBe("The recruiter says otherwise of 2 participants");
  });

  it("names pay below Prolific's minimum where Prolific's people may come, and by its own measure", () => {
    const reward = { amount: 1, currency: "GBP" };
    const pay = { reward, prolific: true, runs: 9, medianMs: 720_000, slowMs: 2_000_000 };
    const [low] = monitorWarnings({ ...calm, pay });
    expect(low?.title).toBe("People are paid GBP\u00a05.00 per hour");
    expect(low?.text).toContain("GBP 6.00");
    expect(monitorWarnings({ ...calm, pay: { ...pay, medianMs: 600_000 } })).toEqual([]);
    expect(monitorWarnings({ ...calm, pay: { ...pay, prolific: false } })).toEqual([]);
    const euros = { ...reward, currency: "EUR" };
    expect(monitorWarnings({ ...calm, pay: { ...pay, reward: euros } })).toEqual([]);
  });

  it("names explanations that are far behind, and whether they will catch up", () => {
    const behind = { ...calm, methods: [{ ...method, farBehind: 1 }] };
    expect(monitorWarnings(behind)[0]?.title).toBe("1 explanation is far behind");
    expect(monitorWarnings(behind)[0]?.text).toContain("next participants get these first");
    expect(monitorWarnings({ ...behind, status: "CLOSED" })[0]?.text).toContain("stay behind");
  });

  it("names those who stopped among those who consented", () => {
    const [warning] = monitorWarnings({ ...calm, dropped: 2 });
    expect(warning?.title).toBe("2 participants of 3 stopped before the end");
  });

  it("says that there is nothing to rate", () => {
    expect(monitorWarnings({ ...calm, methods: [] })[0]?.title).toBe("Nothing to rate");
  });
});
