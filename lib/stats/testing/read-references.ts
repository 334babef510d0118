import { readFileSync } from "node:fs";
import { expect } from "vitest";
import {
  countValues,
  fromCounts,
  rowMeanValues,
  type ValueCounts,
} from "@/lib/stats/descriptive/value-counts";

export interface ReferenceDescription {
  n: number;
  mean: number;
  sd: number | null;
  se: number | null;
  median: number;
  q1: number;
  q3: number;
  min: number;
  max: number;
  mean_ci95_t: [number | null, number | null];
}

interface ReferenceKruskal {
  H: number | null;
  df: number;
  p: number | null;
  n: number;
  k: number;
  tie_correction: number;
  H_uncorrected: number | null;
  eta2_H: number | null;
  epsilon2: number | null;
  mean_ranks: Record<string, number>;
  group_n: Record<string, number>;
}

interface ReferenceDunn {
  group1: string;
  group2: string;
  rank_diff_g2_minus_g1: number;
  z_g2_minus_g1: number | null;
  p: number | null;
  p_bonferroni: number | null;
  p_holm: number | null;
  p_BH: number | null;
}

interface ReferenceFigures {
  descriptives: Record<string, Record<string, ReferenceDescription>>;
  kruskal: Record<string, ReferenceKruskal>;
  dunn: Record<string, ReferenceDunn[]>;
  vda: Record<string, { group1: string; group2: string; VDA: number }[]>;
}

interface StudyFile extends ReferenceFigures {
  methods: string[];
  counts_1_to_5: Record<string, Record<string, number[]>>;
  quality_counts_by_sum_5_to_25: Record<string, number[]>;
  descriptives_overall: Record<string, ReferenceDescription>;
}

type FixtureFile = Record<
  string,
  ReferenceFigures & { cluster_robust_first_group_Q: { estimate: number; se: number } }
>;

/** One measure of one data set: its counts and what R says about them. */
export interface Reference {
  name: string;
  groups: string[];
  table: ValueCounts;
  overall?: ReferenceDescription;
  descriptives: Record<string, ReferenceDescription>;
  kruskal: ReferenceKruskal;
  dunn: ReferenceDunn[];
  vda: { group1: string; group2: string; VDA: number }[];
}

/** A row of a synthetic data set: A to E as written, Q their mean; null where a rating is missing. */
export interface FixtureRow {
  participant: string;
  group: string;
  ratings: Record<string, number | null>;
  /** The numbers of the question and of characters of the explanation. */
  item: number;
  length: number;
}

export const FIXTURES = ["ties4", "two", "single", "constant", "missing", "big5000"] as const;

const readText = (file: string) =>
  readFileSync(new URL(`../fixtures/${file}`, import.meta.url), "utf8");

/** A file of reference figures as its own test describes it. */
export function readFigures<T>(file: `${string}.json`): T {
  return JSON.parse(readText(file));
}

/** The cells of a `.csv` fixture, by column. */
export function readCells(file: string): Record<string, string>[] {
  const [header, ...lines] = readText(file).trim().replaceAll('"', "").split(/\r?\n/);
  const columns = header!.split(",");
  return lines.map((line) =>
    Object.fromEntries(line.split(",").map((cell, place) => [columns[place]!, cell])),
  );
}

export function readTails(): Record<
  | "t_from_R"
  | "normal"
  | "chi_square"
  | "t"
  | "t_quantile"
  | "f_from_R"
  | "normal_upper_from_R"
  | "normal_quantile_from_R",
  number[][]
> {
  return JSON.parse(readText("tails.json"));
}

export const readFixtureFigures = (): FixtureFile => JSON.parse(readText("fixtures.json"));

export function readFixtureRows(name: string): FixtureRow[] {
  return readCells(`${name}.csv`).map((cells) => {
    const letters = ["A", "B", "C", "D", "E"];
    const ratings: Record<string, number | null> = {};
    for (const letter of letters) ratings[letter] = cells[letter] ? Number(cells[letter]) : null;
    const given = letters.map((letter) => ratings[letter]!);
    ratings.Q = given.includes(null as never) ? null : given.reduce((a, b) => a + b, 0) / 5;
    return {
      participant: cells.CASE!,
      group: cells.model!,
      ratings,
      item: Number(cells.item),
      length: Number(cells.length),
    };
  });
}

/** The published study's six measures and the six measures of every synthetic data set. */
export function readReferences(): Reference[] {
  const study: StudyFile = JSON.parse(readText("study.json"));
  const pick = (figures: ReferenceFigures, measure: string) => ({
    descriptives: figures.descriptives[measure]!,
    kruskal: figures.kruskal[measure]!,
    dunn: figures.dunn[measure]!,
    vda: figures.vda[measure]!,
  });
  const ofStudy = Object.keys(study.descriptives).map((measure): Reference => {
    const counts = study.counts_1_to_5[measure] ?? study.quality_counts_by_sum_5_to_25;
    const values = measure === "Quality" ? rowMeanValues(5) : undefined;
    const table = fromCounts(
      study.methods.map((method) => counts[method] as number[]),
      values,
    );
    const overall = study.descriptives_overall[measure];
    return {
      name: `study ${measure}`,
      groups: study.methods,
      table,
      overall,
      ...pick(study, measure),
    };
  });

  const figures = readFixtureFigures();
  const ofFixtures = FIXTURES.flatMap((name) => {
    const rows = readFixtureRows(name);
    const groups = [...new Set(rows.map((row) => row.group))].sort();
    return ["A", "B", "C", "D", "E", "Q"].map((measure): Reference => {
      const numbers = groups.map((group) =>
        rows
          .filter((row) => row.group === group)
          .map((row) => row.ratings[measure]!)
          .filter((rating) => rating !== null),
      );
      const table = countValues(numbers);
      return { name: `${name} ${measure}`, groups, table, ...pick(figures[name]!, measure) };
    });
  });
  return [...ofStudy, ...ofFixtures];
}

export function relativeError(got: number, wanted: number): number {
  return got === wanted ? 0 : Math.abs(got - wanted) / Math.abs(wanted);
}

/** Fails unless the figure is R's figure, relative to its size. */
export function expectFigure(got: number, wanted: number | null, what: string, within = 1e-9) {
  if (wanted === null) throw new Error(`${what} is undefined in R, but ${got} here.`);
  if (wanted === 0) expect(Math.abs(got), `${what} should be 0`).toBeLessThan(1e-12);
  else expect(relativeError(got, wanted), `${what}: ${got}, not ${wanted}`).toBeLessThan(within);
}
