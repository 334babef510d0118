import { describe, expect, it } from "vitest";
import { chooseRandomTerms } from "./choose-random-terms";

/** Participants who rate explanations `at` of each of two methods. */
function designOf(participants: number, at: (participant: number) => number[]) {
  const rows = Array.from({ length: participants }, (_, participant) =>
    [0, 1].flatMap((method) =>
      at(participant).map((question) => ({ participant, method, question })),
    ),
  ).flat();
  return {
    participant: rows.map((row) => row.participant),
    method: rows.map((row) => row.method),
    methods: 2,
    explanation: rows.map((row) => row.question * 2 + row.method),
    question: rows.map((row) => row.question),
  };
}

const reasons = (design: Parameters<typeof chooseRandomTerms>[0]) =>
  Object.fromEntries(
    chooseRandomTerms(design).decisions.map(({ name, reason }) => [name, reason.kind]),
  );

describe("chooseRandomTerms", () => {
  const ten = Array.from({ length: 10 }, (_, question) => question);

  it("has all where counts reach", () => {
    const design = designOf(12, () => ten);
    const chosen = chooseRandomTerms(design);
    expect(chosen.terms.map(({ name }) => name)).toEqual([
      "participant",
      "explanation",
      "participantMethod",
      "question",
    ]);
    expect([chosen.explanations, chosen.fewestExplanations]).toEqual([20, 10]);
  });

  it("leaves out explanations that were rated once, or by one person, or hold few ratings", () => {
    const once = designOf(20, (participant) => [participant]);
    expect(reasons(once)).toEqual({
      participant: "always",
      explanation: "too-few",
      participantMethod: "too-few",
      question: "enough",
    });
    expect(chooseRandomTerms(once).decisions[1]!.reason).toEqual({
      kind: "too-few",
      got: 0,
      needed: 10,
    });
    const bySame = designOf(20, (participant) => [participant, participant]);
    expect(reasons(bySame).explanation).toBe("too-few");
    expect(reasons(bySame).participantMethod).toBe("enough");
    // Ten explanations (five questions) are shared by two people each, of 220.
    const few = designOf(110, (participant) => [participant < 10 ? participant % 5 : participant]);
    expect(chooseRandomTerms(few).decisions[1]!.reason).toEqual({
      kind: "small-share",
      share: 20 / 220,
      needed: 0.2,
    });
  });

  it("counts people who rated a method twice, and questions of several methods", () => {
    expect(reasons(designOf(9, () => ten)).participantMethod).toBe("too-few");
    const nine = ten.slice(0, 9);
    expect(reasons(designOf(12, () => nine)).question).toBe("too-few");
    // Eighteen explanations are enough.
    expect(reasons(designOf(12, () => nine)).explanation).toBe("enough");
  });

  it("leaves out what is not known, for all or for some", () => {
    const { participant, method, methods, explanation } = designOf(12, () => ten);
    expect(reasons({ participant, method, methods })).toEqual({
      participant: "always",
      explanation: "unknown",
      participantMethod: "enough",
      question: "unknown",
    });
    const some = explanation.map((own, row) => (row === 5 ? -1 : own));
    expect(reasons({ participant, method, methods, explanation: some }).explanation).toBe(
      "unknown",
    );
    expect(() => chooseRandomTerms({ participant, method: [0], methods })).toThrow(RangeError);
  });
});
