import {
  OUTCOMES,
  type Outcome,
  RECRUITERS,
  type Recruiter,
} from "@/lib/study/recruitment/recruitment";
import { ABOUT_YOU } from "./about-you";
import { MEAN_SCORE } from "./analysis-plan";
import { CURRENCIES } from "./currencies";
import { LANGUAGE_NAMES, LANGUAGES } from "./language";

/** What a field of the protocol is called, and how its values are said. */
export interface ProtocolField {
  /** Empty where the fields inside say enough by themselves. */
  label: string;
  /** Of a list: what one of its items is called. */
  item?: string;
  /** Of a list: the field that names its items. */
  named?: string;
  /** Of a list: items are told apart by their place alone. */
  byPlace?: boolean;
  /** Values in words. */
  words?: Readonly<Record<string, string>>;
  /** What is said where there is no value. */
  none?: string;
  unit?: string;
  /** Of a number: the lowest and the highest that is taken; null: any number on that side. */
  limits?: readonly [least: number | null, most: number | null];
  /** A place that counts from 0, and what stands there. */
  placeOf?: string;
  /** Said as it is written, whatever is inside. */
  verbatim?: boolean;
}

const YES_NO = { true: "yes", false: "no" };
const ORDER = { fixed: "as listed", random: "by lot" };

/** How explanations are given out, in one line each. */
export const ASSIGNMENT_WORDS = {
  "least-filled":
    "least-filled first: every explanation within one rating of every other, methods balanced over positions",
  random: "random: every participant gets explanations by lot, in an order by lot",
  blocked: "blocked: all explanations of a method one after another, blocks in balanced order",
  "latin-square": "Latin square: methods take turns in the order of a balanced Latin square",
} as const;

export const RECRUITER_NAMES: Readonly<Record<Recruiter, string>> = {
  prolific: "Prolific",
  mturk: "Mechanical Turk",
  sona: "SONA",
  cloudresearch: "CloudResearch",
  otherRecruiter: "Another recruiter",
};

export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  completed: "completed",
  "no-consent": "no consent",
  "screened-out": "screened out",
  "failed-attention": "failed attention checks",
  "quota-full": "study or quota full",
  "timed-out": "came back too late",
};

const asLabel = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

function recruiterFields(): Record<string, ProtocolField> {
  return Object.fromEntries(
    RECRUITERS.flatMap((recruiter) => [
      [`recruitment.${recruiter}`, { label: RECRUITER_NAMES[recruiter], none: "not used" }],
      [`recruitment.${recruiter}.ends`, { label: "" }],
      ...OUTCOMES.flatMap((outcome) => {
        const path = `recruitment.${recruiter}.ends.${outcome}`;
        return [
          [path, { label: asLabel(OUTCOME_WORDS[outcome]), none: "nothing is taken back" }],
          [`${path}.code`, { label: "Code", none: "none" }],
          [`${path}.returnUrl`, { label: "Return address", none: "the usual one, or none" }],
        ];
      }),
    ]),
  );
}

function cellFields(): Record<string, ProtocolField> {
  return Object.fromEntries(
    ABOUT_YOU.map(({ key, question, options }) => [
      `quotas.cells.*.where.${key}`,
      {
        label: question,
        item: "Answer",
        none: "any answer",
        words: Object.fromEntries(options.map((option) => [option.key, option.label])),
      },
    ]),
  );
}

/** The names of all fields, by path; `*` stands for an item of a list. */
export const PROTOCOL_FIELDS: Readonly<Record<string, ProtocolField>> = {
  title: { label: "Title" },
  language: { label: "Language", words: LANGUAGE_NAMES },
  languages: {
    label: "Also offered in",
    item: "Other language",
    byPlace: true,
    words: LANGUAGE_NAMES,
    none: "no other language",
  },
  texts: { label: "Translations", none: "none" },
  ...Object.fromEntries(
    LANGUAGES.map((language) => [`texts.${language}`, { label: LANGUAGE_NAMES[language] }]),
  ),
  expectedMinutes: { limits: [null, 600], label: "Expected duration", unit: "minutes" },
  timeLimitMinutes: { limits: [1, 20_160], label: "Time limit", unit: "minutes" },
  holdMinutes: {
    limits: [1, 1440],
    label: "Hold until the first answer",
    unit: "minutes",
    none: "15",
  },
  information: { label: "Information", item: "Section", named: "heading" },
  "information.*.heading": { label: "Heading" },
  "information.*.paragraphs": { label: "Paragraphs", item: "Paragraph" },
  consents: { label: "Consents", item: "Consent" },
  constructs: { label: "Statements", item: "Statement", named: "key" },
  "constructs.*.key": { label: "Construct" },
  "constructs.*.statement": { label: "Wording" },
  "constructs.*.scale": {
    label: "Its own answer options",
    item: "Option",
    byPlace: true,
    none: "those of all statements",
  },
  "constructs.*.reversed": { label: "Reverse-scored", words: YES_NO, none: "no" },
  scale: { label: "Answer options", item: "Option", byPlace: true },
  constructOrder: { label: "Order of statements", words: ORDER },
  explanationsPerMethod: { limits: [1, 50], label: "Explanations per method" },
  assignment: { label: "" },
  "assignment.kind": { label: "Assignment", words: ASSIGNMENT_WORDS },
  "assignment.ratingsPerExplanation": {
    limits: [1, 10_000],
    label: "Ratings per explanation",
    none: "as many as people come",
  },
  pool: { label: "" },
  "pool.onlyCorrect": { label: "Only explanations of right answers", words: YES_NO },
  "pool.onlySharedQuestions": { label: "Only questions that every method has", words: YES_NO },
  "pool.minLength": {
    limits: [0, 1_000_000],
    label: "Shortest explanation",
    unit: "characters",
    none: "no limit",
  },
  "pool.maxLength": {
    limits: [0, 1_000_000],
    label: "Longest explanation",
    unit: "characters",
    none: "no limit",
  },
  choiceOrder: {
    label: "Order of choices",
    words: { fixed: "as imported", random: "by lot for each trial" },
  },
  showGold: { label: "Show the right answer", words: YES_NO },
  instructions: { label: "Own words about the task", none: "none" },
  practice: { label: "Practice", none: "none" },
  "practice.stem": { label: "Question" },
  "practice.choices": { label: "Choices", item: "Choice", byPlace: true },
  "practice.answerIndex": { label: "The model’s answer", placeOf: "choice" },
  "practice.explanation": { label: "Explanation" },
  "practice.goldIndex": { label: "Right answer", placeOf: "choice" },
  comprehension: { label: "Comprehension check", none: "none" },
  "comprehension.questions": { label: "Questions", item: "Question", named: "key" },
  "comprehension.questions.*.key": { label: "Key" },
  "comprehension.questions.*.question": { label: "Question" },
  "comprehension.questions.*.options": { label: "Options", item: "Option", byPlace: true },
  "comprehension.questions.*.right": { label: "Right answer", placeOf: "option" },
  "comprehension.tries": { limits: [2, 10], label: "Tries" },
  attention: { label: "" },
  "attention.checks": { label: "Attention checks", item: "Attention check", named: "key" },
  "attention.checks.*.key": { label: "Key" },
  "attention.checks.*.kind": {
    label: "Kind",
    words: {
      instructional: "says which answer to give",
      nonsensical: "nobody can agree with it",
    },
  },
  "attention.checks.*.statement": { label: "Wording" },
  "attention.checks.*.passing": { label: "Answers that pass", item: "Answer" },
  "attention.checks.*.trial": { limits: [1, 500], label: "Trial" },
  "attention.checks.*.place": { limits: [1, 21], label: "Place among the statements" },
  "attention.failuresAllowed": { limits: [0, 20], label: "Failed attention checks allowed" },
  screening: { label: "Screening questions", item: "Screening question", named: "key" },
  "screening.*.key": { label: "Key" },
  "screening.*.question": { label: "Question" },
  "screening.*.options": { label: "Options", item: "Option", named: "key" },
  "screening.*.options.*.key": { label: "Key" },
  "screening.*.options.*.label": { label: "Label" },
  "screening.*.admits": { label: "Answers with which one can take part", item: "Answer" },
  ownQuestions: {
    label: "Questions of the study’s own",
    item: "Own question",
    named: "key",
    none: "none",
  },
  "ownQuestions.*.key": { label: "Key" },
  "ownQuestions.*.question": { label: "Question" },
  "ownQuestions.*.kind": {
    label: "Kind of answer",
    words: {
      choice: "one of several options",
      number: "a whole number",
      text: "a short text",
    },
  },
  "ownQuestions.*.required": { label: "An answer is needed", words: YES_NO },
  "ownQuestions.*.options": { label: "Options", item: "Option", named: "key" },
  "ownQuestions.*.options.*.key": { label: "Key" },
  "ownQuestions.*.options.*.label": { label: "Label" },
  "ownQuestions.*.min": {
    label: "Lowest number",
    none: "any",
  },
  "ownQuestions.*.max": {
    label: "Highest number",
    none: "any",
  },
  "ownQuestions.*.admits": { label: "Answers with which one can take part", item: "Answer" },
  "ownQuestions.*.admitsFrom": {
    label: "One can take part from",
    none: "any number",
  },
  "ownQuestions.*.admitsTo": {
    label: "One can take part up to",
    none: "any number",
  },
  quotas: { label: "Quotas", none: "none" },
  "quotas.cells": { label: "Cells", item: "Quota cell", named: "key" },
  "quotas.cells.*.key": { label: "Key" },
  "quotas.cells.*.label": { label: "Name" },
  "quotas.cells.*.where": { label: "" },
  ...cellFields(),
  "quotas.cells.*.own": { label: "Own questions", none: "any answer" },
  "quotas.cells.*.target": { limits: [0, 1_000_000], label: "Participants wanted" },
  "quotas.admitOthers": { label: "People whom no cell fits take part", words: YES_NO },
  targetParticipants: { limits: [1, 1_000_000], label: "Participants wanted", none: "no limit" },
  reward: { label: "Reward for a completion", none: "none is named" },
  "reward.amount": { limits: [null, 100_000_000], label: "Amount" },
  "reward.currency": {
    label: "Currency",
    words: Object.fromEntries(CURRENCIES.map((code) => [code, code])),
  },
  debrief: { label: "Debriefing", item: "Paragraph" },
  contact: { label: "Contact" },
  recruitment: { label: "" },
  "recruitment.openLink": { label: "Open link", words: YES_NO },
  "recruitment.invitations": { label: "Invitation links", words: YES_NO },
  ...recruiterFields(),
  "recruitment.prolific.keySet": {
    label: "Keys of signed links",
    none: "none: plain links are taken",
    verbatim: true,
  },
  "recruitment.otherRecruiter.name": { label: "Name" },
  "recruitment.otherRecruiter.idParameter": { label: "Parameter of the participant’s id" },
  "recruitment.otherRecruiter.carriedParameters": {
    label: "Further parameters",
    item: "Parameter",
  },
  interimLooks: {
    label: "Interim looks without alpha spending",
    item: "Look",
    unit: "completed participants",
    none: "none",
  },
  plan: { label: "Analysis plan", none: "none: all results are exploratory" },
  "plan.primary": {
    label: "Primary outcome",
    words: { [MEAN_SCORE]: "mean score of the constructs" },
  },
  "plan.contrasts": { label: "Contrasts" },
  "plan.contrasts.kind": {
    label: "Kind of contrasts",
    words: {
      "all-pairs": "all pairs of methods",
      baseline: "each method against a baseline",
      pairs: "chosen pairs of methods",
    },
  },
  "plan.contrasts.baseline": { label: "Baseline method" },
  "plan.contrasts.pairs": { label: "Pairs", item: "Pair", byPlace: true, none: "none" },
  "plan.contrasts.pairs.*.first": { label: "First method" },
  "plan.contrasts.pairs.*.second": { label: "Second method" },
  "plan.sample": {
    label: "Sample",
    words: {
      all: "all participants",
      completed: "participants who completed",
      checked: "completed and passed quality checks",
    },
  },
  "plan.smallestEffect": {
    label: "Smallest effect of interest",
    none: "equivalence is not tested",
  },
  "plan.nonInferiorityMargin": {
    label: "Non-inferiority margin",
    none: "non-inferiority is not tested",
  },
  "plan.alpha": { label: "Alpha, two-sided" },
  "plan.looks": {
    label: "Interim analyses",
    item: "Look",
    unit: "completed participants",
    none: "none",
  },
  "plan.spending": {
    label: "Alpha spending",
    words: { "obrien-fleming": "O’Brien-Fleming type", pocock: "Pocock type" },
  },
};

/** The sections of a protocol, in the order in which a participant meets what they say. */
export const PROTOCOL_SECTIONS = [
  {
    id: "people",
    title: "Who takes part",
    fields: ["targetParticipants", "reward", "quotas", "screening"],
  },
  { id: "own-questions", title: "Questions about participants", fields: ["ownQuestions"] },
  { id: "texts", title: "What they read first", fields: ["title", "language", "information"] },
  { id: "consents", title: "What they agree to", fields: ["consents"] },
  {
    id: "practice",
    title: "Practice and comprehension",
    fields: ["instructions", "practice", "comprehension"],
  },
  {
    id: "trials",
    title: "What they rate",
    fields: ["explanationsPerMethod", "assignment", "pool", "choiceOrder", "showGold"],
  },
  { id: "statements", title: "Statements", fields: ["constructs", "scale", "constructOrder"] },
  { id: "attention", title: "Attention checks", fields: ["attention"] },
  { id: "time", title: "Time", fields: ["expectedMinutes", "timeLimitMinutes", "holdMinutes"] },
  { id: "end", title: "What they read last", fields: ["debrief", "contact"] },
  { id: "languages", title: "Other languages", fields: ["languages", "texts"] },
  { id: "recruitment", title: "Where they come from", fields: ["recruitment"] },
  { id: "plan", title: "Analysis plan", fields: ["plan", "interimLooks"] },
] as const;

/** The table's entry for a path; an item of a list is found whatever its number or name. */
export function protocolField(pattern: string): ProtocolField {
  const known = PROTOCOL_FIELDS[pattern];
  if (known) return known;
  const translated = /^texts\.\w+\.([\s\S]*)$/.exec(pattern)?.[1];
  return { label: translated ? `“${translated}”` : (pattern.split(".").at(-1) ?? "") };
}
