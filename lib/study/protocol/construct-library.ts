import type { ConstructWording } from "./protocol";

/** Published scales to take statements from, with where they come from and whose the words are. */
export interface LibraryScale {
  key: string;
  name: string;
  /** What it measures, in a sentence. */
  about: string;
  source: { reference: string; url: string };
  /** Whose words these are, and under which terms. */
  licence: string;
  /** The answer options of its statements; between the ends they may have no words. */
  scale: readonly string[];
  statements: readonly Pick<ConstructWording, "key" | "statement" | "reversed">[];
}

/** Agreement in five steps, as studies of explanations mostly ask for it. */
export const AGREEMENT: readonly string[] = [
  "strongly disagree",
  "disagree",
  "neither agree nor disagree",
  "agree",
  "strongly agree",
];

/** Only the ends have words. */
const between = (points: number, low: string, high: string): string[] => [
  low,
  ...new Array<string>(points - 2).fill(""),
  high,
];

const OWN_WORDS =
  "The wording is ours, after the dimensions of the published scale and about one explanation; it has not been validated in this form.";

/** The five constructs of the study of distilled models. */
export const FIVE_CONSTRUCTS: readonly ConstructWording[] = [
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
];

export const CONSTRUCT_LIBRARY: readonly LibraryScale[] = [
  {
    key: "distillation",
    name: "Five qualities of an explanation",
    about:
      "Plausibility, understandability, completeness, satisfaction and contrastiveness, rated for every explanation.",
    source: {
      reference:
        "Hendriks, Spitzer, Kühl, Satzger: Honey, I Shrunk the Language Model: Impact of Knowledge Distillation Methods on Performance and Explainability. IEEE TKDE, 2026.",
      url: "https://doi.org/10.1109/TKDE.2026.3671872",
    },
    licence: "The published wording is not public; these statements are ours and free to use.",
    scale: AGREEMENT,
    statements: FIVE_CONSTRUCTS,
  },
  {
    key: "explanation-satisfaction",
    name: "Explanation Satisfaction",
    about: "How far somebody feels that they understand a system from its explanation.",
    source: {
      reference:
        "Hoffman, Mueller, Klein, Litman: Metrics for Explainable AI: Challenges and Prospects. 2018.",
      url: "https://arxiv.org/abs/1812.04608",
    },
    licence: OWN_WORDS,
    scale: AGREEMENT,
    statements: [
      {
        key: "ES_Understanding",
        statement: "From the explanation I understand how the model came to its answer.",
      },
      { key: "ES_Satisfaction", statement: "The explanation satisfies me." },
      { key: "ES_Detail", statement: "The explanation goes into enough detail." },
      { key: "ES_Completeness", statement: "The explanation leaves nothing important out." },
      {
        key: "ES_Use",
        statement: "The explanation shows me what I can do with the model's answer.",
      },
      { key: "ES_Purpose", statement: "The explanation tells me what I want to know." },
      { key: "ES_Accuracy", statement: "What the explanation says is accurate." },
      {
        key: "ES_Reliance",
        statement: "The explanation helps me to judge whether I can rely on the model.",
      },
    ],
  },
  {
    key: "system-causability",
    name: "System Causability Scale",
    about:
      "How well an explanation conveys causes. The items about levels of detail on demand and about speed are left out: a text that stands there has neither.",
    source: {
      reference:
        "Holzinger, Carrington, Müller: Measuring the Quality of Explanations: The System Causability Scale (SCS). Künstliche Intelligenz 34, 193–198, 2020.",
      url: "https://doi.org/10.1007/s13218-020-00636-z",
    },
    licence: `The article is under CC BY 4.0. ${OWN_WORDS}`,
    scale: AGREEMENT,
    statements: [
      {
        key: "SCS_Factors",
        statement: "The explanation names all causes that matter, and precisely enough.",
      },
      {
        key: "SCS_Context",
        statement: "I understand the explanation in the context of the question.",
      },
      {
        key: "SCS_Unaided",
        statement: "I need no help to understand the explanation.",
      },
      {
        key: "SCS_Causality",
        statement: "The explanation helps me to see what causes what.",
      },
      {
        key: "SCS_Knowledge",
        statement: "I can connect the explanation with what I know.",
      },
      { key: "SCS_Consistency", statement: "The explanation does not contradict itself." },
      {
        key: "SCS_Learnability",
        statement: "Most people would quickly understand explanations like this one.",
      },
      {
        key: "SCS_References",
        statement: "The explanation needs no further sources.",
      },
    ],
  },
  {
    key: "trust",
    name: "Trust and distrust",
    about:
      "How much somebody trusts the model behind an explanation. Statements of distrust are reverse-scored.",
    source: {
      reference:
        "Jian, Bisantz, Drury: Foundations for an Empirically Determined Scale of Trust in Automated Systems. International Journal of Cognitive Ergonomics 4(1), 53–71, 2000.",
      url: "https://doi.org/10.1207/S15327566IJCE0401_04",
    },
    licence: OWN_WORDS,
    scale: between(7, "not at all", "extremely"),
    statements: [
      { key: "Trust_Deception", statement: "The model could mislead me.", reversed: true },
      { key: "Trust_Suspicion", statement: "I suspect that something is wrong.", reversed: true },
      { key: "Trust_Harm", statement: "Following the model could do harm.", reversed: true },
      { key: "Trust_Confidence", statement: "I have confidence in the model." },
      { key: "Trust_Integrity", statement: "The model is honest with me." },
      { key: "Trust_Dependability", statement: "I can depend on the model." },
      { key: "Trust_Reliability", statement: "The model works reliably." },
      { key: "Trust_Trust", statement: "I trust the model." },
    ],
  },
  {
    key: "nasa-tlx",
    name: "NASA Task Load Index",
    about:
      "How demanding it was to judge the explanation. Unweighted, with 11 steps in place of the original 21. For performance, the low end is the good one.",
    source: {
      reference:
        "Hart, Staveland: Development of NASA-TLX (Task Load Index): Results of Empirical and Theoretical Research. Advances in Psychology 52, 139–183, 1988.",
      url: "https://doi.org/10.1016/S0166-4115(08)62386-9",
    },
    licence:
      "The index is a work of the United States' government. The questions are put in our words, for the judging of one explanation.",
    scale: between(11, "very low", "very high"),
    statements: [
      { key: "TLX_Mental", statement: "How much thinking did it take to judge the explanation?" },
      { key: "TLX_Physical", statement: "How much physical effort did it take?" },
      { key: "TLX_Temporal", statement: "How hurried did you feel?" },
      {
        key: "TLX_Performance",
        statement: "How high was the risk that you did not judge it well?",
      },
      { key: "TLX_Effort", statement: "How hard did you have to work to judge it as you did?" },
      { key: "TLX_Frustration", statement: "How insecure, irritated or annoyed were you?" },
    ],
  },
];

/** A statement of the library as a protocol takes it: with its own scale where the protocol has another. */
export function fromLibrary(
  { scale }: Pick<LibraryScale, "scale">,
  statement: LibraryScale["statements"][number],
  protocolScale: readonly string[],
): ConstructWording {
  const same = JSON.stringify(scale) === JSON.stringify(protocolScale);
  return same ? { ...statement } : { ...statement, scale: [...scale] };
}
