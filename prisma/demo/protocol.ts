import type { Protocol } from "@/lib/study/protocol/protocol";
import content from "./content.json" with { type: "json" };

/** The demo's protocol: wording of our own, constructs after Hoffman et al. 2018 and Miller 2019. */
export const DEMO_PROTOCOL: Protocol = {
  title: "How good are these explanations?",
  language: "en",
  expectedMinutes: 12,
  timeLimitMinutes: 60,
  information: [
    {
      heading: "What is this?",
      paragraphs: [
        "A study of explanations that computer models write for everyday questions. We want to know how people judge such explanations. This is a demonstration: its questions and explanations are illustrative, and no one is paid for taking part.",
      ],
    },
    {
      heading: "What do you do?",
      paragraphs: [
        "You answer five short questions about yourself, practise once, and then read 12 explanations and rate each on five statements. At the end you can leave a comment.",
      ],
    },
    {
      heading: "How long does it take, and what do you get?",
      paragraphs: [
        "About 12 minutes. At the end you see a completion code. In a real study this paragraph says what you are paid for it.",
      ],
    },
    {
      heading: "What is stored, where, and for how long?",
      paragraphs: [
        "Your ratings, how long each took, your answers about yourself, and your comment. If a recruiter sent you, their number for you is stored apart from your answers, so that you can be paid and can come back to where you stopped. Neither your name nor your address on the internet is stored with your answers.",
        "Everything stays on the server that runs this demonstration, until whoever runs it deletes it.",
      ],
    },
    {
      heading: "How do you stop?",
      paragraphs: [
        "You may stop at any time, without giving a reason. At the foot of every page a link lets you stop, or have all your answers erased. If you only close the page, what you have answered stays stored; to go on later, open the same link again.",
      ],
    },
  ],
  consents: [
    "I am at least 18 years old.",
    "I have read what this study is about and what is stored, and I take part of my own free will.",
  ],
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
  constructOrder: "fixed",
  scale: ["strongly disagree", "disagree", "neither agree nor disagree", "agree", "strongly agree"],
  explanationsPerMethod: 3,
  assignment: { kind: "least-filled", ratingsPerExplanation: null },
  pool: { onlyCorrect: false, onlySharedQuestions: false, minLength: null, maxLength: null },
  choiceOrder: "fixed",
  showGold: false,
  practice: {
    stem: content.practice.stem,
    choices: content.practice.choices,
    answerIndex: content.practice.answer,
    explanation: content.practice.text,
  },
  debrief: [
    "The explanations that you read came from several small language models that learned in different ways. We compare how people rate them, because a model that answers well does not always explain well. To keep the comparison fair, you were not told which model wrote which explanation.",
  ],
  contact: "write to the person who runs this demonstration.",
  comprehension: null,
  attention: { checks: [], failuresAllowed: 0 },
  screening: [],
  quotas: null,
  targetParticipants: null,
  recruitment: {
    openLink: true,
    invitations: true,
    prolific: { ends: { completed: { code: "C1GRND7K", returnUrl: null } }, keySet: null },
    mturk: null,
    sona: null,
    cloudresearch: null,
    otherRecruiter: null,
  },
};
