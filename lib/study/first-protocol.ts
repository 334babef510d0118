import type { Protocol } from "./protocol";

/**
 * What the editor begins with in a study that has no protocol yet: the questions that participants
 * ask, and the statements of a study of explanations. What only its researchers know is left empty,
 * so that it cannot open before they have said it.
 */
export function firstProtocol(title: string): Protocol {
  const section = (heading: string) => ({ heading, paragraphs: [""] });
  return {
    title,
    language: "en",
    expectedMinutes: 12,
    timeLimitMinutes: 60,
    information: [
      section("What is this?"),
      section("What do you do?"),
      section("How long does it take, and what do you get?"),
      section("What is stored, where, and for how long?"),
      section("How do you stop?"),
    ],
    consents: [""],
    constructs: [
      { key: "Plausibility", statement: "The explanation is plausible." },
      { key: "Understandability", statement: "The explanation is easy to understand." },
      {
        key: "Completeness",
        statement: "The explanation contains everything needed to see why this answer was chosen.",
      },
      { key: "Satisfaction", statement: "I am satisfied with the explanation." },
      {
        key: "Contrastiveness",
        statement: "The explanation makes clear why this answer was chosen rather than the others.",
      },
    ],
    scale: [
      "strongly disagree",
      "disagree",
      "neither agree nor disagree",
      "agree",
      "strongly agree",
    ],
    constructOrder: "fixed",
    explanationsPerMethod: 3,
    assignment: { kind: "least-filled", ratingsPerExplanation: null },
    pool: { onlyCorrect: false, onlySharedQuestions: false, minLength: null, maxLength: null },
    choiceOrder: "fixed",
    showGold: false,
    practice: null,
    comprehension: null,
    attention: { checks: [], failuresAllowed: 1 },
    screening: [],
    quotas: null,
    targetParticipants: null,
    debrief: [""],
    contact: "",
    recruitment: {
      openLink: false,
      invitations: false,
      prolific: null,
      mturk: null,
      sona: null,
      cloudresearch: null,
      otherRecruiter: null,
    },
  };
}
