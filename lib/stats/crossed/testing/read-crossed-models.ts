import { readFileSync } from "node:fs";
import type { RandomTerm } from "@/lib/stats/crossed/crossed-design";
import { methodColumns } from "./draw-ratings";

/** What R says of one design of `crossed-models.json`; how it was made is said in crossed-models.R. */
export interface CrossedReference {
  name: string;
  terms: string[];
  methods: number;
  answers: number;
  rows: Record<"participant" | "method" | "explanation" | "question" | "rating", number[]>;
  ordinal: {
    logLik: number;
    /** Thresholds, then effects of the methods after the first. */
    estimates: number[];
    se: number[];
    covariance: number[][];
    variances: Record<string, number>;
  };
  ordinalNull: { logLik: number };
  linear: {
    REML: number;
    logLikML: number;
    estimates: number[];
    se: number[];
    variances: Record<string, number>;
    residual: number;
    satterthwaite?: { df: number[]; denominator: number; F: number };
    kenwardRoger?: { df: number[]; denominator: number; F: number; se: number[] };
    pairs?: { estimate: number; se: number; df: number }[];
  };
  /** With participants alone: thresholds by method, a scale by method. */
  oneTerm: Record<"plain" | "nominal" | "scale", { logLik: number }>;
}

export function readCrossedModels(): CrossedReference[] {
  return JSON.parse(
    readFileSync(new URL("../../fixtures/crossed-models.json", import.meta.url), "utf8"),
  );
}

/** A design's ratings as the fits want them: methods and answers from 0. */
export function ratingsOf({ rows, methods, answers, terms }: CrossedReference) {
  const method = Int32Array.from(rows.method, (own) => own - 1);
  const levels: Record<string, ArrayLike<number>> = {
    participant: rows.participant,
    explanation: rows.explanation,
    question: rows.question,
    participantMethod: rows.participant.map((own, row) => own * methods + method[row]!),
  };
  const columns = methodColumns(method, methods);
  return {
    method,
    answer: Int32Array.from(rows.rating, (own) => own - 1),
    answers,
    response: Float64Array.from(rows.rating),
    columns,
    withIntercept: [new Float64Array(method.length).fill(1), ...columns],
    terms: terms.map((name): RandomTerm => ({ name, level: levels[name]! })),
  };
}
