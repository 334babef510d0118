import type { ComparedMethod } from "@/lib/comparison/responses/response-table";
import type { RData } from "@/lib/programs/r/r-script";
import type { AnalysisSet } from "./analysis-set";
import type { CountedVariable } from "./compare-counts";
import type { DescribedAccuracy } from "./describe-accuracy";
import type { DescribedAnswers } from "./describe-answers";
import type { FittedFigures, FittedVariable } from "./fit-comparison";

export interface ComparedVariable {
  counted: CountedVariable;
  /** Null while it is being computed. */
  fitted: FittedVariable | null;
  /** A construct's answer options in words, from 1 upwards, as they are counted; none of Quality. */
  answers: string[];
  /** Whether its answers are counted the other way around than they were given. */
  reversed: boolean;
}

/** What every part of the comparison page reads. */
export interface ComparisonView {
  /** For the names of files. */
  slug: string;
  set: AnalysisSet;
  /** How large this study is, as a first suggestion for the next. */
  size: { participants: number; explanationsPerMethod: number };
  /** Of a study in its pilot: per cent of those who began to rate who completed; null in others. */
  pilotCompletion: number | null;
  methods: ComparedMethod[];
  variables: ComparedVariable[];
  fitted: FittedFigures | null;
  performance: { runs: DescribedAccuracy | null; answers: DescribedAnswers | null };
  /** Said in captions where the data were not given here. */
  origin: string | null;
  /** Whether tests between the methods may be seen. */
  testsShown: boolean;
  /** For the code in R: columns, order of the methods, and where the data are. */
  r: { data: RData; dataUrl: string | undefined };
}

/** The labels of the methods, in their order. */
export function labelsOf({ methods }: Pick<ComparisonView, "methods">): string[] {
  return methods.map(({ label }) => label);
}

/** From where to where the values of these variables can reach. */
export function reachOf(variables: readonly ComparedVariable[]): [number, number] {
  const values = variables.flatMap(({ counted }) => counted.values);
  return [Math.min(...values), Math.max(...values)];
}

/** "First and second", by their places. */
export function namePair(
  { methods }: Pick<ComparisonView, "methods">,
  { first, second }: { first: number; second: number },
): string {
  return `${methods[first]?.label} and ${methods[second]?.label}`;
}

/** A caption with where the data came from, if not from here. */
export function captionOf({ origin }: Pick<ComparisonView, "origin">, text: string): string {
  return origin ? `${text} · ${origin}` : text;
}
