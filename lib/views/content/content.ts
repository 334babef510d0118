/** What is known of a method's explanations. */
export interface MethodContent {
  key: string;
  label: string;
  explanations: number;
  /** Explanations whose student's answer and whose right answer are both known. */
  known: number;
  correct: number;
  /** Characters; null without explanations. */
  length: {
    shortest: number;
    lowerQuartile: number;
    median: number;
    upperQuartile: number;
    longest: number;
  } | null;
}

/** Questions that methods share. */
export interface MethodOverlap {
  /** Of the methods, in their order. */
  labels: string[];
  /** Questions that both methods explain, by the places of the two. */
  shared: number[][];
}

export interface ModelRunRow {
  id: string;
  method: string;
  modelSize: string | null;
  runNumber: number | null;
  /** A proportion. */
  testAccuracy: number | null;
}

export interface QuestionContent {
  id: string;
  externalId: string;
  stem: string | null;
  choices: string[];
  goldIndex: number | null;
  /** In the study's order of methods; several where several runs explained the question. */
  explanations: ExplanationContent[];
}

export interface ExplanationContent {
  id: string;
  method: string;
  run: string | null;
  text: string | null;
  length: number;
  answer: string | null;
  answerIndex: number | null;
  /** Why it is retired; null where it is not. */
  retiredReason: string | null;
  /** Whether the student's answer is the right one; null where one of the two is not known. */
  correct: boolean | null;
}
