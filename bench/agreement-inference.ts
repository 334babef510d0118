import { readFileSync } from "node:fs";
import { countByCluster } from "@/lib/stats/descriptive/clustered-counts";
import { testEquivalence } from "@/lib/stats/inference/equivalence";
import { marginalOrdinal } from "@/lib/stats/inference/marginal-ordinal";
import { maxTContrasts } from "@/lib/stats/inference/max-t-contrasts";
import { maxTDistribution } from "@/lib/stats/inference/max-t-distribution";
import { thinOrdinalContrasts } from "@/lib/stats/inference/thin-ordinal-contrasts";
import { isEstimate } from "@/lib/stats/numeric/outcome";
import { lookBoundaries } from "@/lib/stats/sequential/look-boundaries";
import { stagewisePValue } from "@/lib/stats/sequential/stagewise-p-value";

// biome-ignore lint/suspicious/noExplicitAny: fixtures are documents of others' making
export type Loose = any;

/** As `note` of agreement.ts: a family of figures, how far off they may be, where, ours, R's. */
export type Note = (
  family: string,
  limit: number,
  where: string,
  ours: Loose,
  theirs: Loose,
  absolute?: boolean,
) => void;

/** R integrates max-t by chance numbers, to about five digits; beyond rank 3 so do we. */
const MAX_T = 1e-5;
const MAX_T_BY_LATTICE = 2e-4;
const BOUNDARY = 1e-6;
const CLOSED = 1e-9;
const PROFILE = 1e-6;

function fixture(file: string): Loose {
  return JSON.parse(
    readFileSync(new URL(`../lib/stats/fixtures/${file}`, import.meta.url), "utf8"),
  );
}

/** Adds the inference functions' families: each against the fixture that R made for it. */
export function checkInference(note: Note) {
  checkMaxT(note);
  checkEquivalence(note);
  checkLooks(note);
  checkThinData(note);
  checkMarginal(note);
}

function checkMarginal(note: Note) {
  for (const theirs of fixture("marginal.json")) {
    const { groups } = marginalOrdinal({ ...theirs, varianceParameters: "log-sds" });
    const answers = groups.flatMap(({ atLeast }) => atLeast);
    [...answers, ...groups.map(({ mean }) => mean)].forEach((figure, place) => {
      const at = `${theirs.file} ${theirs.terms.join(" ")} ${place + 1}`;
      const error = Math.sqrt(theirs.figures_covariance[place][place]);
      const estimate = theirs.figures[place];
      note("marginal probabilities: integrate", CLOSED, at, figure.estimate, estimate, true);
      note("marginal errors: delta method", PROFILE, at, figure.se, error);
    });
  }
}

function checkThinData(note: Note) {
  for (const { name, counts, pairs } of fixture("thin.json")) {
    const ratings = counts.flatMap((row: number[], group: number) =>
      row.flatMap((n, value) => new Array(n).fill({ group, value })),
    );
    const ours: Loose[] = thinOrdinalContrasts(
      countByCluster({
        values: counts[0].map((_: number, value: number) => value + 1),
        groups: counts.length,
        cluster: ratings.map((_: Loose, place: number) => place),
        group: ratings.map(({ group }: Loose) => group),
        value: ratings.map(({ value }: Loose) => value),
      }),
    );
    pairs.forEach((theirs: Loose, place: number) => {
      const { profile, penalised } = ours[place];
      const at = `${name} ${theirs.first + 1} ${theirs.second + 1}`;
      const lower = theirs.lower ?? Number.NEGATIVE_INFINITY;
      const upper = theirs.upper ?? Number.POSITIVE_INFINITY;
      note("profile intervals: clm", PROFILE, `${at} lower`, profile.lower, lower, true);
      note("profile intervals: clm", PROFILE, `${at} upper`, profile.upper, upper, true);
      const family = "log-F penalty: clm, augmented";
      note(family, PROFILE, at, penalised.estimate, theirs.penalised, true);
    });
  }
}

function checkEquivalence(note: Note) {
  for (const tests of fixture("equivalence.json")) {
    tests.estimate.forEach((estimate: number, place: number) => {
      const [se, df] = [tests.se[place], tests.df[place]];
      const ours: Loose = testEquivalence({ estimate, se, df, smallestEffect: tests.delta });
      const at = `${tests.file} ${tests.delta} ${place + 1}`;
      const family = "equivalence: emmeans";
      note(family, CLOSED, `${at} TOST`, ours.pEquivalence, tests.p_equivalence[place], true);
      note(family, CLOSED, `${at} not worse`, ours.pNotWorse, tests.p_not_worse[place], true);
      note(
        family,
        CLOSED,
        `${at} 90 %`,
        ours.equivalenceInterval.lower,
        tests.lower90[place],
        true,
      );
    });
  }
}

function checkLooks(note: Note) {
  const { designs, close, last_p } = fixture("looks.json");
  const check = (family: string, plans: Loose[]) => {
    for (const { spending, alpha, fractions, z } of plans) {
      lookBoundaries(spending, fractions, alpha).forEach((look, place) => {
        const where = `${spending} ${alpha} ${fractions.join(" ")} look ${place + 1}`;
        note(family, BOUNDARY, where, look.z, z[place], true);
      });
    }
  };
  check("boundaries of looks: rpact", designs);
  check("boundaries of close looks: mvtnorm", close);
  for (const { spending, alpha, fractions, z, p } of last_p) {
    const ours = stagewisePValue(spending, fractions, z, alpha);
    note("p adjusted for looks: mvtnorm", BOUNDARY, `${spending} ${z}`, ours, p, true);
  }
}

function checkMaxT(note: Note) {
  const { tails, product, families } = fixture("max-t.json");
  for (const { name, covariance, c, df, p } of tails) {
    const distribution = maxTDistribution(covariance);
    const isExact = distribution.rank <= 3;
    const family = isExact ? "max-t: mvtnorm" : "max-t: mvtnorm, rank above 3";
    const limit = isExact ? MAX_T : MAX_T_BY_LATTICE;
    c.forEach((value: number, place: number) => {
      const own = df[place] ?? Number.POSITIVE_INFINITY;
      const where = `${name} ${value} ${own}`;
      note(family, limit, where, distribution.upperTail(value, own), p[place], true);
    });
  }
  for (const { contrasts, c, df, p } of product) {
    const places = Array.from({ length: contrasts }, (_, place) => place);
    const covariance = places.map((i) => places.map((j) => (i === j ? 2 : 1)));
    const tail = maxTDistribution(covariance).upperTail(c, df ?? Number.POSITIVE_INFINITY);
    note("max-t: double integral", MAX_T, `${contrasts} contrasts ${c} ${df}`, tail, p, true);
  }
  for (const family of families) {
    const ours = maxTContrasts(family, family.df).contrasts.filter(isEstimate);
    ours.forEach((contrast, place) => {
      const where = `${family.file} ${family.method} ${place + 1}`;
      note("max-t: emmeans mvt", MAX_T, where, contrast.pAdjusted, family.p[place], true);
    });
  }
}
