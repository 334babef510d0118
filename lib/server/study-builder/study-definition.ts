import "server-only";
import type { Protocol } from "@/lib/study/protocol/protocol";

/** Everything that a study is made of, by names of its own. */
export interface StudyDefinition {
  slug: string;
  title: string;
  /** Seed of every assignment. */
  seed: string;
  methods: MethodDefinition[];
  constructs: ConstructDefinition[];
  /** Null for a finished study of which only the data are known. */
  protocol: Protocol | null;
  /** Without a protocol: the answer options in words, by construct, where they are not their numbers. */
  answerWords?: Record<string, string[]>;
  /** False where the trials' positions are not the order in which participants saw them. */
  orderKnown?: boolean;
  modelRuns?: ModelRunDefinition[];
  questions: QuestionDefinition[];
}

export interface MethodDefinition {
  key: string;
  label: string;
  /** { factor: level }. */
  factors?: Record<string, string>;
  /** As #RRGGBB; null: the one of its position. */
  colour?: string | null;
}

export interface ConstructDefinition {
  key: string;
  /** Null where the wording is not known, as in published files. */
  statement: string | null;
  /** Answers run from 1 to this; unsaid, to the last of the protocol's answer options, or 5. */
  points?: number;
  reversed?: boolean;
}

/** One trained student; explanations name it by its place in the list. */
export interface ModelRunDefinition {
  methodKey: string;
  modelSize: string | null;
  runNumber: number | null;
  /** A proportion. */
  testAccuracy: number | null;
}

export interface QuestionDefinition {
  externalId: string;
  stem: string | null;
  choices: string[];
  /** What their file calls the choices; unsaid, a, b, c … in their order. */
  labels?: string[] | undefined;
  goldIndex: number | null;
  explanations: ExplanationDefinition[];
}

export interface ExplanationDefinition {
  methodKey: string;
  /** The student's place among the study's model runs; unsaid, it is not known. */
  modelRun?: number | null;
  text: string | null;
  /** Characters; needed only where the text is not known. */
  length?: number;
  answerIndex: number | null;
  /** What the student answered; unsaid, the words of its choice. */
  answerText?: string | null;
  /** Why nobody new is given it. */
  retired?: string | null;
}
