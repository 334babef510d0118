import "server-only";
import type { BuiltStudy } from "@/lib/server/study-builder/build-study";
import type { StudyDefinition } from "@/lib/server/study-builder/study-definition";
import { type Person, storePeople } from "./finished-people";
import { makeStudy } from "./made-study";

/** Who is in which analysis set, and why, is said beside each. */
export const COMPARED_PEOPLE: Person[] = [
  // In all three sets.
  {
    given: [
      [1, "CF", 2, 3],
      [2, "MT", 5, 4],
    ],
  },
  {
    given: [
      [2, "CF", 4, 4],
      [1, "MT", 4, 5],
    ],
  },
  // Did not complete.
  { completed: false, source: "SIMULATED", given: [[1, "CF", 1, 2]] },
  // One answer to every statement of six trials.
  {
    given: [
      [1, "CF", 3, 3],
      [2, "MT", 3, 3],
      [3, "CF", 3, 3],
      [4, "MT", 3, 3],
      [5, "CF", 3, 3],
      [6, "MT", 3, 3],
    ],
  },
  // Half a second for two statements.
  { durationMs: 500, given: [[3, "MT", 5, 5]] },
];

/**
 * A study with these participants, of two methods, six questions and two constructs: small enough to
 * reckon its figures by hand.
 */
export async function makeComparedStudy(
  people: Person[] = COMPARED_PEOPLE,
  given: Partial<StudyDefinition> = {},
): Promise<BuiltStudy> {
  const methods = given.methods ?? [
    { key: "CF", label: "Counterfactual" },
    { key: "MT", label: "Multitask" },
  ];
  const study = await makeStudy({
    methods,
    questions: [1, 2, 3, 4, 5, 6].map((number) => ({
      externalId: String(number),
      stem: `Question ${number}?`,
      choices: ["yes", "no"],
      goldIndex: 0,
      explanations: methods.map(({ key }, place) => ({
        methodKey: key,
        text: `Because ${"very ".repeat((number * 3 + place * 5) % 7)}much.`,
        answerIndex: 0,
      })),
    })),
    ...given,
  });
  await storePeople(study, people);
  return study;
}
