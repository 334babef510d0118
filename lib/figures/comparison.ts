import type { BootstrapMean } from "@/lib/stats/bootstrap-participants";
import type { CountsDescription } from "@/lib/stats/describe-counts";
import type { DunnTest } from "@/lib/stats/dunn";
import type { KruskalWallis } from "@/lib/stats/kruskal-wallis";
import type { Outcome } from "@/lib/stats/outcome";
import type { VarghaDelaneyPair } from "@/lib/stats/vargha-delaney";

/** Whose responses are compared: everybody's, or only of participants who reached the end. */
export const ANALYSIS_SETS = ["all", "completed"] as const;
export type AnalysisSet = (typeof ANALYSIS_SETS)[number];

/** How much there is in an analysis set: participants with a response, and their responses. */
export interface SetSize {
  participants: number;
  responses: number;
}

export interface ComparedMethod {
  key: string;
  label: string;
}

export interface ComparedConstruct {
  key: string;
  statement: string | null;
  /** Answers run from 1 to this. */
  points: number;
}

/**
 * All that the comparison needs to know of the ratings. Its size grows with participants, methods and
 * constructs, never with the number of ratings.
 */
export interface RatingCounts {
  methods: ComparedMethod[];
  constructs: ComparedConstruct[];
  /** `[construct][method][answer - 1]` */
  counts: number[][][];
  /** Responses by the sum of their ratings: `[method][sum - constructs]`. */
  sums: number[][];
  /** In the order of arrival; only those with a response. */
  participants: ParticipantRatings[];
}

export interface ParticipantRatings {
  /** `[method]` */
  responses: number[];
  /** Sums of ratings, `[construct][method]`. */
  sums: number[][];
}

/** One construct, or Quality, compared between the methods; lists are in their order. */
export interface ComparedVariable {
  key: string;
  statement: string | null;
  /** Whether it is the row mean of the constructs. */
  isRowMean: boolean;
  described: Outcome<CountsDescription>[];
  intervals: Outcome<BootstrapMean>[];
  kruskalWallis: Outcome<KruskalWallis>;
  dunn: DunnTest;
  varghaDelaney: VarghaDelaneyPair[];
}

export interface Bootstrap {
  replicates: number;
  confidence: number;
  seed: string;
}
