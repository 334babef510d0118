import fc from "fast-check";
import type { Place } from "@/lib/study/assignment/assignment-log";
import { countingPlaces } from "@/lib/study/assignment/assignment-state";
import type { PlannedStudy } from "./planned-study";

/**
 * What happens next in a study: somebody new comes, or somebody known stops after some trials, comes
 * back, or answers a trial whose place had been released. `who` and `after` pick by remainder.
 */
export interface Step {
  kind: "arrive" | "stop" | "come-back" | "answer-late";
  who: number;
  after: number;
  cell: string | null;
}

/** Sequences of steps, each of which can follow on any other. */
export function someSteps(maxLength: number): fc.Arbitrary<Step[]> {
  const step = fc.record<Step>({
    kind: fc.constantFrom("arrive", "arrive", "arrive", "stop", "come-back", "answer-late"),
    who: fc.nat(1000),
    after: fc.nat(1000),
    cell: fc.constantFrom("a", "b", null),
  });
  return fc.array(step, { minLength: 1, maxLength });
}

/**
 * Lets the steps happen. Before each plan `beforePlan` is told who it is for.
 *
 * @returns how many were turned away because the study was full
 */
export function runSteps(
  study: PlannedStudy,
  steps: readonly Step[],
  beforePlan: (participantId: string, cell: string | null) => void = () => {},
): number {
  const people: { id: string; cell: string | null; released: Place[] }[] = [];
  let turnedAway = 0;
  const enrol = (id: string, cell: string | null) => {
    beforePlan(id, cell);
    if (study.plan(id, cell).kind === "full") turnedAway++;
    else study.enrol(id, cell);
  };
  for (const { kind, who, after, cell } of steps) {
    if (kind === "arrive") {
      const person = { id: `p${people.length}`, cell, released: [] };
      people.push(person);
      enrol(person.id, cell);
      continue;
    }
    const person = people[who % Math.max(people.length, 1)];
    if (!person) continue;
    const held = countingPlaces(study.state, person.id);
    if (kind === "stop") {
      const left = held.slice(after % (held.length + 1));
      study.note("release", person.id, left);
      person.released.push(...left);
    } else if (kind === "come-back") {
      enrol(person.id, person.cell);
    } else {
      const late = person.released[after % Math.max(person.released.length, 1)];
      if (late) study.note("refill", person.id, [late]);
    }
  }
  return turnedAway;
}
