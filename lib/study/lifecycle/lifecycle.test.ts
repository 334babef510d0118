import { describe, expect, it } from "vitest";
import {
  findStep,
  givesPlaces,
  hasEnded,
  isRunning,
  STUDY_ACTIONS,
  STUDY_STATUSES,
  STUDY_STEPS,
  stepsFrom,
  takesNewPeople,
} from "./lifecycle";

const actions = (status: (typeof STUDY_STATUSES)[number]) =>
  stepsFrom(status).map(({ action }) => action);

describe("The steps of a study's life", () => {
  it("are these and no others", () => {
    expect(Object.fromEntries(STUDY_STATUSES.map((status) => [status, actions(status)]))).toEqual({
      DRAFT: ["start-pilot", "open"],
      PILOT: ["open", "back-to-draft"],
      OPEN: ["pause", "close"],
      PAUSED: ["resume", "close"],
      CLOSED: ["archive"],
      ARCHIVED: ["take-out"],
    });
  });

  it("have every action once, and lead somewhere else", () => {
    expect(STUDY_STEPS.map(({ action }) => action).toSorted()).toEqual(STUDY_ACTIONS.toSorted());
    for (const { from, to } of STUDY_STEPS) expect(from).not.toContain(to);
  });

  it("lead from a study that has opened never back to draft or pilot, and from a closed one never to an open one", () => {
    for (const { from, to } of STUDY_STEPS) {
      if (from.some((status) => isRunning(status) || hasEnded(status))) {
        expect(["DRAFT", "PILOT"]).not.toContain(to);
      }
      if (from.some(hasEnded)) expect(isRunning(to)).toBe(false);
    }
  });

  it("check the protocol wherever people are taken who were not taken before, except after a pause", () => {
    for (const { from, to, checked, action } of STUDY_STEPS) {
      expect(checked).toBe(takesNewPeople(to) && action !== "resume");
      expect(from.length).toBeGreaterThan(0);
    }
  });

  it("are found by their action, where they can be taken", () => {
    expect(findStep("PAUSED", "resume")?.to).toBe("OPEN");
    expect(findStep("CLOSED", "resume")).toBeNull();
  });
});

describe("A status", () => {
  it("takes new people in a pilot and while it is open; who has begun may go on in a pause too", () => {
    expect(STUDY_STATUSES.filter(takesNewPeople)).toEqual(["PILOT", "OPEN"]);
    expect(STUDY_STATUSES.filter(givesPlaces)).toEqual(["PILOT", "OPEN", "PAUSED"]);
    expect(STUDY_STATUSES.filter(isRunning)).toEqual(["OPEN", "PAUSED"]);
    expect(STUDY_STATUSES.filter(hasEnded)).toEqual(["CLOSED", "ARCHIVED"]);
  });
});
