import { describe, expect, it } from "vitest";
import { findCell } from "@/lib/study/participation/eligibility";
import { failedOwnQuestions } from "@/lib/study/participation/screen-own-answers";
import {
  askedOwnQuestions,
  isAcceptable,
  type OwnQuestion,
  storedOwnAnswers,
} from "./own-questions";

const blank: OwnQuestion = {
  key: "use",
  question: "Do you use such models?",
  kind: "choice",
  required: true,
  options: [
    { key: "daily", label: "Every day" },
    { key: "never", label: "Never" },
  ],
  min: null,
  max: null,
  admits: [],
  admitsFrom: null,
  admitsTo: null,
};
const years: OwnQuestion = {
  ...blank,
  key: "years",
  kind: "number",
  options: [],
  min: 0,
  max: 80,
};
const job: OwnQuestion = { ...blank, key: "job", kind: "text", required: false, options: [] };

describe("own questions", () => {
  it("take what was offered, whole numbers in range and short texts", () => {
    expect(isAcceptable(blank, "daily")).toBe(true);
    for (const answer of [undefined, "", "weekly"]) expect(isAcceptable(blank, answer)).toBe(false);
    for (const answer of ["0", " 80 "]) expect(isAcceptable(years, answer)).toBe(true);
    for (const answer of ["81", "-1", "2.5", "1e1", "x", ""]) {
      expect(isAcceptable(years, answer)).toBe(false);
    }
    for (const answer of ["２５", "٢٥", "25.0", "+25", "\u202f25\u00a0"]) {
      expect(isAcceptable(years, answer)).toBe(true);
      expect(storedOwnAnswers([years], { years: answer })).toEqual({ "own:years": "25" });
      expect(
        failedOwnQuestions([{ ...years, admitsFrom: 25, admitsTo: 25 }], { years: answer }),
      ).toEqual([]);
    }
    expect(isAcceptable({ ...years, min: -5 }, "−3")).toBe(true);
    expect(storedOwnAnswers([{ ...years, min: -5 }], { years: "−3" })).toEqual({
      "own:years": "-3",
    });
    expect(isAcceptable(job, "")).toBe(true);
    expect(isAcceptable(job, "x".repeat(501))).toBe(false);
    expect(isAcceptable({ ...job, required: true }, "  ")).toBe(false);
  });

  it("decide who takes part where they are told to, and only there", () => {
    const questions = [
      { ...blank, admits: ["daily"] },
      { ...years, admitsFrom: 18, admitsTo: null },
      job,
    ];
    expect(failedOwnQuestions(questions, { use: "daily", years: "18" })).toEqual([]);
    expect(failedOwnQuestions(questions, { use: "never", years: "17" })).toEqual(["use", "years"]);
    expect(failedOwnQuestions([{ ...years, required: false, admitsTo: 30 }], {})).toEqual([
      "years",
    ]);
    expect(failedOwnQuestions([blank, years], { use: "never", years: "3" })).toEqual([]);
  });

  it("are shown without which answers are wanted, and stored without what was left open", () => {
    const [shown] = askedOwnQuestions([{ ...blank, admits: ["daily"] }]);
    expect(JSON.stringify(shown)).not.toContain("admits");
    expect(storedOwnAnswers([blank, years, job], { use: "daily", years: " 3 ", x: "y" })).toEqual({
      "own:use": "daily",
      "own:years": "3",
    });
  });

  it("put people into quota cells", () => {
    const aboutYou = { gender: "a", ageBand: "b", country: "c", education: "d", employment: "e" };
    const cells = [{ key: "daily", label: "Daily", where: {}, own: { use: ["daily"] }, target: 3 }];
    const quotas = { cells, admitOthers: true };
    expect(findCell(quotas, aboutYou, { use: "daily" })).toEqual({ kind: "cell", cell: "daily" });
    expect(findCell(quotas, aboutYou, { use: "never" })).toEqual({ kind: "cell", cell: "other" });
  });
});
