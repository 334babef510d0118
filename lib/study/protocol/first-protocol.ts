import { AGREEMENT, FIVE_CONSTRUCTS } from "./construct-library";
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
    constructs: FIVE_CONSTRUCTS.map((construct) => ({ ...construct })),
    scale: [...AGREEMENT],
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

/** A stored document that may be unfinished, with what a first protocol says of the rest. */
export function completedDraft(stored: unknown, title: string): Protocol {
  const begun = typeof stored === "object" && stored !== null ? stored : {};
  return { ...firstProtocol(title), ...begun };
}
