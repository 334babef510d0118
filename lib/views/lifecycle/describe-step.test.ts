import { describe, expect, it } from "vitest";
import { STUDY_STATUSES, stepsFrom } from "@/lib/study/lifecycle/lifecycle";
import { describeStep, PARTICIPANTS_SEE } from "./describe-step";

const people = (change = {}) => ({
  participants: 0,
  simulated: 0,
  active: 0,
  completed: 0,
  ...change,
});

describe("A step in words", () => {
  it("says what it means, and names itself on its button, wherever it can be taken", () => {
    for (const status of STUDY_STATUSES) {
      const names = stepsFrom(status).map(({ action }) => {
        const step = describeStep(action, status, people({ participants: 3, active: 1 }));
        expect(step.sentences.length).toBeGreaterThan(0);
        expect(`${step.summary} ${step.sentences.join(" ")}`).not.toMatch(/undefined|NaN/);
        return step.name;
      });
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it("says whom it concerns, with the right numbers and in the right number", () => {
    const close = (active: number) => describeStep("close", "OPEN", people({ active }));
    expect(close(1).button).toBe("Close the study for 1 active participant");
    expect(close(0).sentences).toContain("Nobody is in a run now.");
    expect(close(1).sentences.join(" ")).toContain("1 participant is in a run");
    expect(close(34).button).toBe("Close the study for 34 active participants");
  });

  it("says in every status but before a study begins that who is in a run may finish", () => {
    for (const action of ["pause", "close", "archive"] as const) {
      const told = describeStep(action, "CLOSED", people({ active: 1 })).sentences.join(" ");
      expect(told, action).toMatch(/1 participant is in a run.* may (still )?finish/);
    }
    for (const status of ["PAUSED", "CLOSED", "ARCHIVED"] as const) {
      expect(PARTICIPANTS_SEE[status]).toContain("Anyone who has begun may finish.");
    }
  });

  it("says what of a pilot is deleted, and that nothing is where nobody took part", () => {
    const end = (change: object) => describeStep("open", "PILOT", people(change));
    expect(end({})).toMatchObject({ button: "Open the study", danger: false });
    const mixed = end({ participants: 9, simulated: 7, active: 2 });
    expect(mixed).toMatchObject({
      button: "Open the study and delete the pilot’s 9 participants",
      danger: true,
    });
    expect(mixed.sentences[0]).toContain("9 participants, 7 of them simulated, and all");
    expect(mixed.sentences[0]).toContain("2 of them have not finished");
    expect(end({ participants: 2, simulated: 2 }).sentences[0]).toContain("all simulated,");
  });
});
