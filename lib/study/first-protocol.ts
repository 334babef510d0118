import type { Protocol } from "./protocol";
import { unwritten } from "./unwritten";

/**
 * What a study begins with: the questions that participants ask, and the statements of a study of
 * explanations. It can be previewed as it is; where only its researchers know what to say, it says
 * so, and cannot open before they have said it.
 */
export function firstProtocol(title: string): Protocol {
  const section = (heading: string, what: string) => ({ heading, paragraphs: [unwritten(what)] });
  return {
    title,
    language: "en",
    expectedMinutes: 12,
    timeLimitMinutes: 60,
    information: [
      section("What is this?", "what the study is about, and who does it"),
      section("What do you do?", "what one is asked, and how many explanations one rates"),
      section("How long does it take, and what do you get?", "the minutes and the pay"),
      section(
        "What is stored, where, and for how long?",
        "which data you keep, on whose server, until when, and who sees them",
      ),
      section("How do you stop?", "how one stops, and what becomes of the answers then"),
    ],
    consents: [unwritten("what one agrees to, one statement for each box")],
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
    debrief: [unwritten("what the study is for, now that it is done")],
    contact: unwritten("whom one asks, and how"),
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
